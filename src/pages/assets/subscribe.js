// Copies a calendar's address. Without this script the address can still be selected, so its buttons are hidden until it runs.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const address = document.getElementById(button.dataset.copy);
    getSelection().selectAllChildren(address);
    try {
      await navigator.clipboard.writeText(address.textContent);
    } catch {
      // Over plain http a browser has no clipboard of that kind.
      if (!document.execCommand('copy')) return;
    }
    button.textContent = button.dataset.copied;
  });
}

// A link to one calendar of the list opens it.
function reveal() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLDetailsElement) named.open = true;
}
addEventListener('hashchange', reveal);
reveal();
