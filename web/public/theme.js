// Runs before the first paint, so that the page never flashes in the other theme.
(function () {
  try {
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark" || theme === "contrast")
      document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Storage is blocked: the system's preference decides.
    console.info("theme: using the system's preference", error);
  }
})();
