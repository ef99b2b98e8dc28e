//! What all pages have in common.

use crate::markdown::escape;

/// A link beside the page.
pub(crate) struct Entry {
    title: String,
    /// The page, from the site's root.
    path: String,
}

impl Entry {
    pub(crate) fn new(title: impl Into<String>, path: impl Into<String>) -> Self {
        Self { title: title.into(), path: path.into() }
    }
}

pub(crate) struct Page<'p> {
    /// Where it stands, from the site's root.
    pub(crate) path: &'p str,
    pub(crate) title: &'p str,
    /// The version that it is of.
    pub(crate) number: Option<&'p str>,
    /// When the version was released.
    pub(crate) state: &'p str,
    pub(crate) nav: &'p [Entry],
    pub(crate) body: &'p str,
}

impl Page<'_> {
    pub(crate) fn html(&self) -> String {
        let up = "../".repeat(self.path.matches('/').count());
        let title = escape(self.title);
        let number = escape(self.number.unwrap_or_default());
        let within =
            self.number.and_then(|number| self.path.strip_prefix(number)?.strip_prefix('/')).unwrap_or_default();
        let mut nav = String::new();
        for Entry { title, path } in self.nav {
            let here = if path == self.path { " aria-current=\"page\"" } else { "" };
            nav.push_str(&format!("<li><a href=\"{up}{}\"{here}>{}</a></li>\n", escape(path), escape(title)));
        }
        let (tools, side) = match self.number {
            Some(_) => (TOOLS, format!("<nav id=\"nav\" aria-label=\"Contents\"><ul>\n{nav}</ul></nav>\n")),
            None => ("", String::new()),
        };
        let (state, body) = (escape(self.state), self.body);
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\" data-root=\"{up}\" data-version=\"{number}\" data-page=\"{}\">\n<head>\n\
             <meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:; script-src \
             'self' file:; img-src 'self' data: file:; base-uri 'none'; form-action 'none'\">\n\
             <title>{title} · Tradelane {number}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"{up}assets/site.css\">\n\
             <script src=\"{up}assets/theme.js\"></script>\n<script src=\"{up}assets/versions.js\" defer></script>\n\
             <script src=\"{up}assets/site.js\" defer></script>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n\
             <a class=\"brand\" href=\"{up}index.html\">Tradelane</a>\n{tools}\
             <button id=\"theme\" type=\"button\" aria-label=\"light or dark\">◐</button>\n</header>\n\
             <div class=\"layout\">\n{side}<main id=\"main\">\n{body}</main>\n</div>\n<footer>{state}</footer>\n</body>\n\
             </html>\n",
            escape(within)
        )
    }
}

/// The version switcher and the search.
const TOOLS: &str = "<button id=\"menu\" type=\"button\" aria-controls=\"nav\" aria-expanded=\"false\" \
    aria-label=\"contents\">☰</button>\n\
    <label class=\"version\"><span>Version</span> <select id=\"version\"></select></label>\n\
    <div class=\"search\" role=\"search\"><input id=\"search\" type=\"search\" placeholder=\"Search: press /\" \
    autocomplete=\"off\" spellcheck=\"false\" role=\"combobox\" aria-label=\"search\" aria-expanded=\"false\" \
    aria-controls=\"hits\" aria-autocomplete=\"list\"><ul id=\"hits\" role=\"listbox\" aria-label=\"results\" hidden></ul></div>\n";
