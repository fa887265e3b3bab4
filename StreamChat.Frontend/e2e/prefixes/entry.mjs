// What hostile.spec.ts loads into a page of its own: the page's own way of drawing an answer, and the look at what it drew.
export { createMarkdownWidget } from '../../Client/ui/markdown/markdownWidget.ts';
export { dangers } from '../dangers.ts';
