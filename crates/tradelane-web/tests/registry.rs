//! Schemas pushed to registries on loopback that keep them as the real ones do, and fail when they are told to.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tradelane_web::{Credentials, Kind, Level, Options, Pushed, Registry};

/// What goes wrong before an answer comes.
#[derive(Clone, Copy)]
enum Failure {
    Status(u16),
    Late,
    Cut,
}

#[derive(Default)]
struct State {
    /// Schemas by subject or artifact, with their versions.
    schemas: BTreeMap<String, Vec<(String, String)>>,
    levels: BTreeMap<String, String>,
    failures: VecDeque<Failure>,
    /// What stands in the request whose answer comes too late, once.
    late: Option<&'static str>,
    /// Whether every new version is refused as incompatible.
    refuses: bool,
    asked: Vec<String>,
}

struct Request {
    line: String,
    head: String,
    body: Value,
}

fn read(stream: &TcpStream) -> Request {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap() > 2 {}
    let length = head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    let line = line.trim_end().trim_end_matches(" HTTP/1.1").to_owned();
    Request { line, head, body: serde_json::from_slice(&body).unwrap_or_default() }
}

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap().to_owned()
}

/// Confluent's interface, as its reference has it.
fn confluent(state: &mut State, request: &Request) -> (u16, Value) {
    let (method, path) = request.line.split_once(' ').unwrap();
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match (method, parts.as_slice()) {
        ("POST", ["subjects", subject]) => match state.schemas.get(*subject) {
            None => (404, json!({ "error_code": 40401, "message": "Subject not found" })),
            Some(known) if known.iter().any(|(_, schema)| *schema == text(&request.body, "/schema")) => {
                (200, json!({ "id": 1 }))
            }
            Some(_) => (404, json!({ "error_code": 40403, "message": "Schema not found" })),
        },
        ("PUT", ["config", subject]) => {
            state.levels.insert((*subject).to_owned(), text(&request.body, "/compatibility"));
            (200, request.body.clone())
        }
        ("POST", ["subjects", _, "versions"]) if state.refuses => {
            (409, json!({ "error_code": 409, "message": "Schema being registered is incompatible" }))
        }
        ("POST", ["subjects", subject, "versions"]) => {
            assert_eq!(text(&request.body, "/schemaType"), "JSON");
            let known = state.schemas.entry((*subject).to_owned()).or_default();
            let schema = text(&request.body, "/schema");
            if !known.iter().any(|(_, there)| *there == schema) {
                known.push((String::new(), schema));
            }
            (200, json!({ "id": known.len() }))
        }
        _ => (405, json!({})),
    }
}

/// Apicurio's interface of version 3.
fn apicurio(state: &mut State, request: &Request) -> (u16, Value) {
    let (method, path) = request.line.split_once(' ').unwrap();
    let Some(path) = path.strip_prefix("/base/apis/registry/v3/groups/") else { return (405, json!({})) };
    let parts: Vec<&str> = path.split('/').collect();
    let key = |name: &str| format!("{}/{name}", parts[0]);
    match (method, &parts[1..]) {
        ("GET", ["artifacts", name]) if state.schemas.contains_key(&key(name)) => (200, json!({})),
        ("GET", ["artifacts", name, "versions", version, "content"]) => {
            let known = state.schemas.get(&key(name)).into_iter().flatten();
            match known.clone().find(|(number, _)| number == version) {
                Some((_, schema)) => (200, serde_json::from_str(schema).unwrap()),
                None => (404, json!({ "title": "No version" })),
            }
        }
        ("PUT", ["artifacts", name, "rules", "COMPATIBILITY"]) if state.levels.contains_key(&key(name)) => {
            state.levels.insert(key(name), text(&request.body, "/config"));
            (200, json!({}))
        }
        ("POST", ["artifacts", name, "rules"]) if state.schemas.contains_key(&key(name)) => {
            assert_eq!(text(&request.body, "/ruleType"), "COMPATIBILITY");
            state.levels.insert(key(name), text(&request.body, "/config"));
            (204, json!({}))
        }
        ("POST", ["artifacts?ifExists=FIND_OR_CREATE_VERSION"]) if state.refuses => {
            (409, json!({ "title": "RuleViolationException: incompatible", "status": 409 }))
        }
        ("POST", ["artifacts?ifExists=FIND_OR_CREATE_VERSION"]) => {
            let name = text(&request.body, "/artifactId");
            let (version, content) =
                (text(&request.body, "/firstVersion/version"), text(&request.body, "/firstVersion/content/content"));
            let known = state.schemas.entry(key(&name)).or_default();
            if !known.iter().any(|(_, schema)| *schema == content) {
                known.push((version, content));
            }
            (200, json!({}))
        }
        _ => (404, json!({ "title": "Not there" })),
    }
}

fn serve(kind: Kind) -> (String, Arc<Mutex<State>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let state = Arc::new(Mutex::new(State::default()));
    let shared = Arc::clone(&state);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let request = read(&stream);
            let mut state = shared.lock().unwrap();
            state.asked.push(format!("{}\n{}", request.line, request.head));
            let late = state.late.take_if(|late| request.line.contains(*late)).map(|_| Failure::Late);
            let failure = late.or_else(|| state.failures.pop_front());
            let (status, body) = match (failure, kind) {
                (Some(Failure::Status(status)), _) => (status, json!({ "message": "injected" })),
                (_, Kind::Confluent) => confluent(&mut state, &request),
                (_, Kind::Apicurio) => apicurio(&mut state, &request),
            };
            drop(state);
            if matches!(failure, Some(Failure::Late)) {
                std::thread::sleep(Duration::from_millis(500));
            }
            let body = body.to_string();
            let length = if matches!(failure, Some(Failure::Cut)) { body.len() + 1 } else { body.len() };
            let head = format!("HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
            // A client that has waited long enough is gone.
            _ = stream.write_all(&[head.as_bytes(), body.as_bytes()].concat());
        }
    });
    let url = if kind == Kind::Apicurio { format!("{url}/base/") } else { url };
    (url, state)
}

fn open(kind: Kind, url: &str, credentials: Credentials) -> Registry {
    let pause = Duration::from_millis(1);
    let options = Options { timeout: Duration::from_millis(300), pause, ..Options::default() };
    Registry::open(kind, url, credentials, &options).unwrap()
}

const NAME: (&str, &str) = ("tradelane.v1", "order");

#[test]
fn schemas_are_registered_once() {
    for kind in [Kind::Confluent, Kind::Apicurio] {
        let (url, state) = serve(kind);
        let registry = open(kind, &url, Credentials::None);
        let (first, second) = (r#"{"type": "object"}"#, r#"{"type":"object","title":"a"}"#);
        assert_eq!(registry.push(NAME, "1.0", first, Level::Backward), Ok(Pushed::Registered), "{kind:?}");
        assert_eq!(registry.push(NAME, "1.0", first, Level::Backward), Ok(Pushed::Known), "{kind:?}");
        assert_eq!(registry.push(NAME, "1.1", second, Level::Full), Ok(Pushed::Registered), "{kind:?}");
        assert_eq!(registry.push(NAME, "1.1", second, Level::Full), Ok(Pushed::Known), "{kind:?}");
        let state = state.lock().unwrap();
        let name = if kind == Kind::Confluent { "tradelane.v1.order" } else { "tradelane.v1/order" };
        assert_eq!(state.schemas.keys().collect::<Vec<_>>(), [name]);
        let schemas: Vec<&str> = state.schemas[name].iter().map(|(_, schema)| schema.as_str()).collect();
        assert_eq!(schemas, [first, second]);
        assert_eq!(state.levels[name], "FULL");
    }
}

#[test]
fn what_may_pass_is_tried_again() {
    let tried = |kind: Kind, failures: &[Failure]| {
        // Each with a registry of its own: one that is late answers still when the client is gone.
        let (url, state) = serve(kind);
        state.lock().unwrap().failures = failures.iter().copied().collect();
        open(kind, &url, Credentials::None).push(NAME, "1.0", "{}", Level::Backward)
    };
    for kind in [Kind::Confluent, Kind::Apicurio] {
        let failures = [Failure::Status(500), Failure::Cut, Failure::Status(429)];
        assert_eq!(tried(kind, &failures), Ok(Pushed::Registered), "{kind:?}");
        assert_eq!(tried(kind, &[Failure::Late]), Ok(Pushed::Registered), "{kind:?}");
        for (failure, words) in [
            (Failure::Status(503), "503 Service Unavailable: injected"),
            (Failure::Late, "no answer in time"),
            (Failure::Cut, "cut off"),
        ] {
            let error = tried(kind, &[failure; 4]).unwrap_err();
            assert!(error.contains(words), "{error}");
        }
    }
}

/// A registration whose answer got lost has been made: the next try finds it.
#[test]
fn a_lost_answer_registers_nothing_twice() {
    for (kind, registration) in [(Kind::Confluent, "/versions"), (Kind::Apicurio, "ifExists")] {
        let (url, state) = serve(kind);
        let registry = open(kind, &url, Credentials::None);
        state.lock().unwrap().late = Some(registration);
        assert_eq!(registry.push(NAME, "1.0", "{}", Level::Backward), Ok(Pushed::Registered));
        let state = state.lock().unwrap();
        assert_eq!(state.asked.iter().filter(|asked| asked.contains(registration)).count(), 2, "{kind:?}");
        assert!(state.schemas.values().all(|versions| versions.len() == 1), "{kind:?}");
    }
}

#[test]
fn what_the_registry_refuses_is_told() {
    for (kind, words) in [(Kind::Confluent, "being registered is incompatible"), (Kind::Apicurio, "RuleViolation")] {
        let (url, state) = serve(kind);
        let registry = open(kind, &url, Credentials::None);
        state.lock().unwrap().refuses = true;
        let error = registry.push(NAME, "1.0", "{}", Level::Backward).unwrap_err();
        assert!(error.contains("the schema is refused: the registry answers 409") && error.contains(words), "{error}");
        // It is asked once: what is refused is refused again.
        let asked = state.lock().unwrap().asked.iter().filter(|asked| asked.starts_with("POST")).count();
        assert_eq!(asked, if kind == Kind::Confluent { 2 } else { 1 });
        state.lock().unwrap().failures = [Failure::Status(401)].into();
        let error = registry.push(NAME, "1.0", "{}", Level::Backward).unwrap_err();
        assert!(error.contains("401"), "{error}");
    }
    let (url, _) = serve(Kind::Apicurio);
    let registry = open(Kind::Apicurio, &url, Credentials::None);
    assert!(registry.push(NAME, "1.0", "{}", Level::Backward).is_ok());
    let error = registry.push(NAME, "1.0", "true", Level::Backward).unwrap_err();
    assert!(error.contains("has another schema as version 1.0"), "{error}");
}

#[test]
fn credentials_are_sent_and_never_told() {
    let (url, state) = serve(Kind::Confluent);
    let bearer = Credentials::Bearer("canary".to_owned());
    assert_eq!(format!("{bearer:?}"), "Bearer");
    let registry = open(Kind::Confluent, &url, bearer.clone());
    assert!(registry.push(NAME, "1.0", "{}", Level::None).is_ok());
    assert!(state.lock().unwrap().asked.iter().all(|asked| asked.contains("authorization: Bearer canary")));
    state.lock().unwrap().failures = [Failure::Status(403)].into();
    let error = registry.push(NAME, "1.0", "{}", Level::None).unwrap_err();
    assert!(!error.contains("canary"), "{error}");
    let basic = Credentials::Basic("user".to_owned(), "canary".to_owned());
    assert!(open(Kind::Confluent, &url, basic).push(NAME, "1.0", "{}", Level::None).is_ok());
    assert!(state.lock().unwrap().asked.last().unwrap().contains("authorization: Basic dXNlcjpjYW5hcnk="));
    let refused = |url: &str| Registry::open(Kind::Confluent, url, bearer.clone(), &Options::default()).err().unwrap();
    assert!(refused("http://registry.example/").contains("credentials are sent over https alone"));
    assert!(!refused("https://user:canary@registry.example/").contains("canary"));
}
