//! What editor and server agree on at the start.

use serde_json::Value;

use super::lines::Encoding;

/// What an editor said of itself in `initialize`, as far as it matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "editors offer many things, each by itself")]
pub struct Terms {
    /// How columns are counted.
    pub encoding: Encoding,
    /// The language of its reader, a BCP 47 tag.
    pub locale: Option<String>,
    /// Whether what is inserted may have places to fill in.
    pub snippets: bool,
    /// Whether what is shown under the pointer may be Markdown.
    pub markdown: bool,
    /// Whether the documentation of what is offered may be Markdown.
    pub markdown_offers: bool,
    /// Whether edits may name the version of the text that they are for.
    pub versioned_edits: bool,
    /// Whether a finding may point at a second place.
    pub related: bool,
    /// Whether what an action changes may be told once it is chosen.
    pub resolves_actions: bool,
    /// Whether symbols may stand within one another.
    pub nested_symbols: bool,
    /// Whether it can be asked to tell of files that change outside of it.
    pub watches_files: bool,
    /// Whether what may be renamed can be asked beforehand.
    pub prepares_renames: bool,
}

impl Terms {
    /// Reads the parameters of `initialize`. What is not there, or not of its kind, is taken as not offered.
    pub fn of(params: &Value) -> Self {
        let can = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let is = |path: &str| can(path).and_then(Value::as_bool).unwrap_or(false);
        let lists = |path: &str, wanted: &str| {
            can(path).and_then(Value::as_array).is_some_and(|list| list.iter().any(|found| found == wanted))
        };
        let utf8 = lists("general/positionEncodings", "utf-8");
        Self {
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            locale: params.get("locale").and_then(Value::as_str).map(str::to_owned),
            snippets: is("textDocument/completion/completionItem/snippetSupport"),
            markdown: lists("textDocument/hover/contentFormat", "markdown"),
            markdown_offers: lists("textDocument/completion/completionItem/documentationFormat", "markdown"),
            versioned_edits: is("workspace/workspaceEdit/documentChanges"),
            related: is("textDocument/publishDiagnostics/relatedInformation"),
            resolves_actions: lists("textDocument/codeAction/resolveSupport/properties", "edit")
                && is("textDocument/codeAction/dataSupport"),
            nested_symbols: is("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            watches_files: is("workspace/didChangeWatchedFiles/dynamicRegistration"),
            prepares_renames: is("textDocument/rename/prepareSupport"),
        }
    }

    /// The name of the encoding, as the protocol has it.
    pub fn encoding_name(&self) -> &'static str {
        match self.encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_offered_is_not_used() {
        assert_eq!(Terms::of(&Value::Null), Terms::default());
        let odd = json!({ "locale": 3, "capabilities": { "general": { "positionEncodings": "utf-8" } } });
        assert_eq!(Terms::of(&odd), Terms::default());
        let offer =
            json!({ "locale": "fr", "capabilities": { "general": { "positionEncodings": ["utf-32", "utf-8"] } } });
        let terms = Terms::of(&offer);
        assert_eq!((terms.encoding, terms.locale.as_deref()), (Encoding::Utf8, Some("fr")));
    }
}
