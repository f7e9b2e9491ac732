"use strict";
// Before anything is drawn: no flash of what the script replaces, nor of the other theme.
document.documentElement.classList.add("js");
// A script that breaks before its work is done must not leave an empty page: what needs none comes back.
addEventListener("error", () => {
  if (document.getElementById("plain")) {
    document.documentElement.classList.remove("js");
  }
});
try {
  const theme = localStorage.getItem("digestlint-theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage may be forbidden; the system's theme holds.
}
