import { render } from 'preact';
import { ReferencePage } from './ReferencePage';
import './reference.css';

const root = document.getElementById('page');
if (root !== null) {
  render(<ReferencePage />, root);
}
