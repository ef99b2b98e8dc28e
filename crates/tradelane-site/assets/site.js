// What the pages do beside being read: theme, contents on a phone, versions, search, copying.
"use strict";
(function () {
  var root = document.documentElement;
  var up = root.dataset.root;
  var number = root.dataset.version;
  var at = function (id) { return document.getElementById(id); };

  at("theme").addEventListener("click", function () {
    var isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    var now = root.dataset.theme || (isDark ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    try { localStorage.setItem("tradelane-theme", root.dataset.theme); } catch (error) { /* it holds for this page */ }
  });

  document.querySelectorAll("main pre").forEach(function (block) {
    var code = block.querySelector("code");
    if (!code) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", function () {
      var done = function (word) {
        button.textContent = word;
        setTimeout(function () { button.textContent = "Copy"; }, 1500);
      };
      var select = function () {
        // Where a page may not write to the clipboard, as one opened from a folder, the text is selected instead.
        var range = document.createRange();
        range.selectNodeContents(code);
        var selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        done(document.execCommand("copy") ? "Copied" : "Selected");
      };
      if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(function () { done("Copied"); }, select);
      else select();
    });
    block.appendChild(button);
  });

  if (!number) return;

  at("menu").addEventListener("click", function () {
    var open = at("nav").classList.toggle("open");
    at("menu").setAttribute("aria-expanded", String(open));
  });

  var select = at("version");
  Object.keys(window.tradelaneVersions).forEach(function (version) {
    var option = document.createElement("option");
    option.value = option.textContent = version;
    option.selected = version === number;
    select.appendChild(option);
  });
  select.addEventListener("change", function () {
    var pages = window.tradelaneVersions[select.value];
    var page = pages.indexOf(root.dataset.page) >= 0 ? root.dataset.page + location.hash : "index.html";
    location.href = up + select.value + "/" + page;
  });

  // The index comes when it is first wanted.
  var entries = null;
  var isAsked = false;
  window.tradelaneSearch = function (hits) {
    entries = hits.map(function (hit) {
      return { kind: hit[0], title: hit[1], text: hit[2], page: hit[3], low: (hit[1] + " " + hit[2]).toLowerCase() };
    });
    show();
  };
  var ask = function () {
    if (isAsked) return;
    isAsked = true;
    var script = document.createElement("script");
    script.src = up + number + "/search.js";
    document.head.appendChild(script);
  };

  var field = at("search");
  var list = at("hits");
  var chosen = -1;
  var ranks = { page: 0, clause: 1, field: 2, heading: 3, crosswalk: 4, code: 5, example: 6 };
  var rank = function (entry, words, whole) {
    var title = entry.title.toLowerCase();
    var own = title.split(" · ")[0];
    var last = own.split(".").pop();
    if (own === whole || last === whole) return ranks[entry.kind];
    if (words.indexOf(own) >= 0 || words.indexOf(last) >= 0) return 7 + ranks[entry.kind];
    if (own.indexOf(whole) === 0 || last.indexOf(whole) === 0) return 14 + ranks[entry.kind];
    if (words.every(function (word) { return title.indexOf(word) >= 0; })) return 21 + ranks[entry.kind];
    return 30 + ranks[entry.kind];
  };
  var find = function (text) {
    var whole = text.trim().toLowerCase();
    var words = whole.split(/\s+/);
    var found = [];
    entries.forEach(function (entry, order) {
      if (words.every(function (word) { return entry.low.indexOf(word) >= 0; })) {
        found.push({ entry: entry, rank: rank(entry, words, whole), order: order });
      }
    });
    found.sort(function (one, other) { return one.rank - other.rank || one.order - other.order; });
    return found.slice(0, 40).map(function (hit) { return hit.entry; });
  };
  var choose = function (next) {
    var items = list.querySelectorAll("[role=option]");
    if (!items.length) return;
    if (chosen >= 0 && items[chosen]) items[chosen].setAttribute("aria-selected", "false");
    chosen = (next + items.length) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[chosen].id);
  };
  var close = function () {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  var show = function () {
    list.textContent = "";
    chosen = -1;
    if (!entries || field.value.trim().length < 2) return close();
    var hits = find(field.value);
    hits.forEach(function (hit, index) {
      var item = document.createElement("li");
      item.id = "hit-" + index;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      var link = document.createElement("a");
      link.href = up + number + "/" + hit.page;
      link.tabIndex = -1;
      link.textContent = hit.title;
      var about = document.createElement("small");
      about.textContent = hit.kind + (hit.text ? ": " + hit.text : "");
      link.appendChild(about);
      item.appendChild(link);
      list.appendChild(item);
    });
    if (!hits.length) {
      var none = document.createElement("li");
      none.className = "none";
      none.textContent = "Nothing was found.";
      list.appendChild(none);
    }
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  };
  field.addEventListener("focus", ask);
  field.addEventListener("input", function () { ask(); show(); });
  field.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") {
      var items = list.querySelectorAll("[role=option] a");
      var link = items[chosen < 0 ? 0 : chosen];
      if (link) { close(); location.href = link.href; }
    } else return;
    event.preventDefault();
  });
  list.addEventListener("click", close);
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".search")) close();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    field.focus();
  });
})();
