// Before anything is painted: dark or light, as the reader has chosen. Without a choice the system's is taken.
(() => {
  const chosen = localStorage.getItem('tidings.theme');
  if (chosen === 'dark' || chosen === 'light') {
    document.documentElement.dataset.theme = chosen;
  }
})();
