import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './ui/ui.css';
import './app/frame.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
document.documentElement.translate = false;
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
