// Runs before the first paint, so that a chosen theme never flashes the other one. Kept apart because the page's
// content security policy allows no inline script.
try {
  const theme = localStorage.getItem('streamchat.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // storage is blocked: the system's theme it is
}
