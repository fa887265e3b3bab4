import { render } from 'preact';
import { createTranscript } from '../core/transcript';
import { App } from './App';
import './styles/index.css';

const root = document.getElementById('page');
if (root !== null) {
  render(<App transcript={createTranscript()} model={new URLSearchParams(location.search).get('model') ?? undefined} />, root);
}
