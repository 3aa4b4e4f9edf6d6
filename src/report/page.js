// Filters of the lists. The page is complete without them.
(function () {
  "use strict";

  // What two spellings of one word have in common: no accents, one apostrophe, plain spaces, small letters.
  function plain(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[\u2018\u2019\u02bb\u02bc]/g, "'")
      .replace(/\s+/g, " ")
      .toLowerCase();
  }

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  function start(form) {
    var list = document.getElementById(form.getAttribute("data-list"));
    if (!list) {
      return;
    }
    var groups = all(list, "[data-group]").map(function (group) {
      var heading = group.querySelector("h3, h4, .band");
      var title = plain(heading ? heading.textContent : "");
      return {
        element: group,
        items: all(group, "[data-item]").map(function (item) {
          return { element: item, words: title + " " + plain(item.textContent) };
        })
      };
    });
    var choices = all(form, "select");
    var text = form.querySelector("input");
    var status = form.querySelector("[role=status]");
    var template = status.getAttribute("data-shown");

    function apply() {
      var wanted = plain(text.value).split(" ");
      var total = 0;
      var shown = 0;
      groups.forEach(function (group) {
        var any = false;
        group.items.forEach(function (item) {
          var fits =
            choices.every(function (choice) {
              return choice.value === "" || item.element.getAttribute("data-" + choice.name) === choice.value;
            }) &&
            wanted.every(function (word) {
              return item.words.indexOf(word) >= 0;
            });
          item.element.hidden = !fits;
          total += 1;
          shown += fits ? 1 : 0;
          any = any || fits;
        });
        group.element.hidden = !any;
      });
      status.textContent = template.replace("{n}", shown).replace("{total}", total);
    }

    form.addEventListener("input", apply);
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("reset", function () {
      window.setTimeout(apply, 0);
    });
    form.hidden = false;
    apply();
  }

  all(document, "form[data-list]").forEach(start);
})();
