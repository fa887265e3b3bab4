import { accountStrings } from './accountStrings';
import { chatStrings } from './chatStrings';
import { failureStrings } from './failureStrings';
import { listStrings } from './listStrings';
import { pageStrings } from './pageStrings';

/** English: what every other language says in its own way. It comes with the page, so that there are words whatever fails to load. */
export const english = { ...pageStrings, ...chatStrings, ...listStrings, ...failureStrings, ...accountStrings } as const;
