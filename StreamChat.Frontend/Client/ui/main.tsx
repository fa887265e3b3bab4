import { render } from 'preact';
import { App } from './App';
import { speak, whenSpoken } from './strings';
import './styles/index.css';

const root = document.getElementById('page');
if (root !== null) {
  whenSpoken(() => render(<App />, root));
  void speak();
}
