// Sets the remembered theme before the first paint. A file of its own, because the content security policy
// (script-src 'self') forbids inline scripts. See src/theme/theme-choice.ts.
try {
  const choice = localStorage.getItem('clear-cycle.theme')
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice
} catch {
  // Storage is blocked: follow the device.
}
