//! Messages of JSON-RPC 2.0: what comes in, told apart, and what goes out.

use serde::Serialize;
use serde_json::{Value, json};

/// The id of a request: a number or a text, given back as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Id(pub Value);

/// Why a request is not answered, by the protocol's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bytes were no JSON.
    Parse,
    /// JSON, but no request.
    InvalidRequest,
    /// There is no such request here.
    MethodNotFound,
    /// Its parameters make no sense.
    InvalidParams,
    /// Our own fault.
    Internal,
    /// It came before `initialize`.
    NotInitialized,
    /// It was taken back.
    Cancelled,
    /// It makes sense and cannot be done; the message says why, for a person.
    RequestFailed,
}

impl Fault {
    fn code(self) -> i32 {
        match self {
            Self::Parse => -32700,
            Self::InvalidRequest => -32600,
            Self::MethodNotFound => -32601,
            Self::InvalidParams => -32602,
            Self::Internal => -32603,
            Self::NotInitialized => -32002,
            Self::Cancelled => -32800,
            Self::RequestFailed => -32803,
        }
    }
}

/// What an editor may say.
#[derive(Debug, PartialEq)]
pub enum Incoming {
    /// Something to be answered.
    Request {
        /// To be given back with the answer.
        id: Id,
        /// What is asked.
        method: String,
        /// With what.
        params: Value,
    },
    /// Something to be known.
    Notification {
        /// What happened.
        method: String,
        /// With what.
        params: Value,
    },
    /// An answer to what was asked of the editor.
    Response {
        /// The id that was given.
        id: Id,
        /// What it answered; `None` where it said that it could not.
        result: Option<Value>,
    },
    /// Nothing of the kind; with its id, if it has one.
    Nonsense(Option<Id>),
}

impl Incoming {
    /// Tells what a message is.
    pub fn of(mut message: Value) -> Self {
        let Some(fields) = message.as_object_mut() else { return Self::Nonsense(None) };
        let id = fields.remove("id").filter(|id| id.is_string() || id.is_number()).map(Id);
        let params = fields.remove("params").unwrap_or(Value::Null);
        match (id, fields.remove("method")) {
            (Some(id), Some(Value::String(method))) => Self::Request { id, method, params },
            (None, Some(Value::String(method))) => Self::Notification { method, params },
            (Some(id), None) if fields.contains_key("result") || fields.contains_key("error") => {
                Self::Response { id, result: fields.remove("result") }
            }
            (id, _) => Self::Nonsense(id),
        }
    }
}

/// JSON that is ready to be sent. Long lists are written into it directly: a tree of values costs several times as much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// Writes something as JSON; what cannot be written is `null`, and nothing here is of that kind.
    pub fn of(value: &impl Serialize) -> Self {
        Self(serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()))
    }

    /// The JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An answer to a request; to what had no id that could be read, the protocol answers with none.
pub fn reply(id: Option<Id>, answer: Result<Json, (Fault, String)>) -> Json {
    let id = id.map_or(Value::Null, |Id(id)| id);
    Json(match answer {
        Ok(Json(result)) => format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#),
        Err((fault, message)) => {
            let error = json!({ "code": fault.code(), "message": message });
            format!(r#"{{"jsonrpc":"2.0","id":{id},"error":{error}}}"#)
        }
    })
}

/// Something for the editor to know.
pub fn notification(method: &str, Json(params): &Json) -> Json {
    Json(format!(r#"{{"jsonrpc":"2.0","method":"{method}","params":{params}}}"#))
}

/// Something to ask of the editor.
pub fn request(id: &str, method: &str, Json(params): &Json) -> Json {
    Json(format!(r#"{{"jsonrpc":"2.0","id":"{id}","method":"{method}","params":{params}}}"#))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_apart() {
        let told = |json: Value| Incoming::of(json);
        let method = || "m".to_owned();
        assert_eq!(
            told(json!({ "id": 1, "method": "m" })),
            Incoming::Request { id: Id(json!(1)), method: method(), params: Value::Null }
        );
        assert_eq!(
            told(json!({ "method": "m", "params": [] })),
            Incoming::Notification { method: method(), params: json!([]) }
        );
        assert_eq!(
            told(json!({ "id": "a", "result": null })),
            Incoming::Response { id: Id(json!("a")), result: Some(Value::Null) }
        );
        assert_eq!(told(json!({ "id": "a", "error": {} })), Incoming::Response { id: Id(json!("a")), result: None });
        assert_eq!(told(json!({ "id": 1 })), Incoming::Nonsense(Some(Id(json!(1)))));
        for nonsense in [json!([]), json!(3), json!({ "id": null }), json!({ "method": 4 })] {
            assert_eq!(told(nonsense), Incoming::Nonsense(None));
        }
    }
}
