// Sets the theme before anything is drawn; where the browser keeps nothing, the system's counts.
(function () {
  var kept = null;
  try { kept = localStorage.getItem("tradelane-theme"); } catch (error) { kept = null; }
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
})();
