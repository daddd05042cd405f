/** Menus are `details`: they open without a script, and close when the reader goes on elsewhere. */
export function closeMenusOutside(root) {
  root.addEventListener('pointerdown', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });
}

/** Closes the menu that an element is in. */
export function closeMenu(element) {
  element.closest('details.menu').open = false;
}
