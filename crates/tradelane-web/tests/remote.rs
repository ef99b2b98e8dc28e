//! Releases read from a server on loopback that fails in all the ways that servers do.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tradelane_versions::release::{Fault, Store};
use tradelane_web::{Options, Remote};

/// An answer as its bytes, and how long the server waits before it gives it.
type Scripted = (String, Duration);

/// A server that gives answers in their order, whatever is asked, and notes the heads of requests.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(answers: Vec<Scripted>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/1.1", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        thread::spawn(move || {
            let mut answers = VecDeque::from(answers);
            while let Some((answer, wait)) = answers.pop_front() {
                let (stream, _) = listener.accept().unwrap();
                noted.lock().unwrap().push(head(&stream));
                thread::sleep(wait);
                // A client that has waited long enough is gone.
                _ = (&stream).write_all(answer.as_bytes());
            }
        });
        Self { url, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn head(stream: &TcpStream) -> String {
    let mut head = String::new();
    let mut reader = BufReader::new(stream);
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap() > 0 {}
    head.to_lowercase()
}

fn answer(status: &str, headers: &str, body: &str) -> Scripted {
    let text =
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len());
    (text, Duration::ZERO)
}

fn options() -> Options {
    Options { timeout: Duration::from_millis(400), pause: Duration::from_millis(1), ..Options::default() }
}

#[track_caller]
fn unread(result: Result<Option<Vec<u8>>, Fault>, words: &str) {
    match result {
        Err(Fault::Unread(what)) => assert!(what.contains(words), "{what}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_read_by_its_path() {
    let server = Server::new(vec![answer("200 OK", "", "a"), answer("404 Not Found", "", "gone")]);
    let mut remote = Remote::open(&server.url, &options()).unwrap();
    assert_eq!(remote.read("examples/a b#ü.json", 10), Ok(Some(b"a".to_vec())));
    assert_eq!(remote.read("b", 10), Ok(None));
    assert!(
        server.asked()[0].starts_with("get /1.1/examples/a%20b%23%c3%bc.json http/1.1\r\n"),
        "{:?}",
        server.asked()
    );
}

#[test]
fn what_may_pass_is_tried_again() {
    let late = (String::new(), Duration::from_millis(600));
    let cut = ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".to_owned(), Duration::ZERO);
    let server = Server::new(vec![answer("500 Oh", "", ""), late, cut, answer("200 OK", "", "done")]);
    let mut remote = Remote::open(&server.url, &options()).unwrap();
    assert_eq!(remote.read("a", 10), Ok(Some(b"done".to_vec())));
    assert_eq!(server.asked().len(), 4);
}

#[test]
fn what_does_not_pass_is_told() {
    let none = Options { retries: 0, ..options() };
    let tried = |answer: Scripted| {
        let server = Server::new(vec![answer]);
        Remote::open(&server.url, &none).unwrap().read("a", 10)
    };
    unread(tried(answer("503 Busy", "", "")), "the server answers 503");
    unread(tried(answer("403 No", "", "")), "the server answers 403");
    unread(tried((String::new(), Duration::from_millis(600))), "no answer in time");
    let cut = ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".to_owned(), Duration::ZERO);
    unread(tried(cut), "was cut off after 3 bytes");
    unread(tried(("garbage\r\n\r\n".to_owned(), Duration::ZERO)), "invalid HTTP");
    // Nobody listens there any more.
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    unread(Remote::open(&format!("http://{gone}/"), &none).unwrap().read("a", 10), "refused");
    // What is refused for good is asked once.
    let server = Server::new(vec![answer("401 Who", "", ""), answer("200 OK", "", "a")]);
    unread(Remote::open(&server.url, &options()).unwrap().read("a", 10), "401");
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_is_too_large_is_not_read() {
    let endless = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", "a".repeat(100_000));
    for answer in [answer("200 OK", "", "twelve bytes"), (endless, Duration::ZERO)] {
        let server = Server::new(vec![answer]);
        match Remote::open(&server.url, &options()).unwrap().read("a", 10) {
            Err(Fault::Differs(what)) => assert!(what.contains("may have 10 bytes"), "{what}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn only_the_host_that_is_named_is_asked() {
    let other = Server::new(vec![answer("200 OK", "", "stolen")]);
    let to = format!("Location: {}/a?token=secret\r\n", other.url.replace("127.0.0.1", "localhost"));
    let server = Server::new(vec![answer("302 Found", &to, "")]);
    let read = Remote::open(&server.url, &options()).unwrap().read("a", 10);
    let Err(Fault::Unread(what)) = &read else { panic!("{read:?}") };
    assert!(what.contains("sends on to localhost") && !what.contains("secret"), "{what}");
    assert_eq!(other.asked(), Vec::<String>::new());
    let within =
        Server::new(vec![answer("301 Moved", "Location: /elsewhere/a\r\n", ""), answer("200 OK", "", "there")]);
    assert_eq!(Remote::open(&within.url, &options()).unwrap().read("a", 10), Ok(Some(b"there".to_vec())));
    assert!(within.asked()[1].starts_with("get /elsewhere/a "), "{:?}", within.asked());
    let round = Server::new(vec![answer("301 Moved", "Location: a\r\n", ""); 10]);
    unread(Remote::open(&round.url, &Options { retries: 0, ..options() }).unwrap().read("a", 10), "without end");
}

#[test]
fn what_was_read_is_kept_by_its_etag() {
    let folder = tempfile::tempdir().unwrap();
    let cached = Options { cache: Some(folder.path().join("cache")), ..options() };
    let server = Server::new(vec![
        answer("200 OK", "ETag: \"one\"\r\n", "first"),
        ("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n".to_owned(), Duration::ZERO),
        answer("200 OK", "ETag: \"two\"\r\n", "second"),
    ]);
    let mut remote = Remote::open(&server.url, &cached).unwrap();
    assert_eq!(remote.read("a", 10), Ok(Some(b"first".to_vec())));
    assert_eq!(remote.read("a", 10), Ok(Some(b"first".to_vec())));
    assert!(server.asked()[1].contains("if-none-match: \"one\""), "{:?}", server.asked());
    assert_eq!(remote.read("a", 10), Ok(Some(b"second".to_vec())));
    // The server is gone; what was read is there.
    let offline = Options { offline: true, ..cached };
    let mut remote = Remote::open(&server.url, &offline).unwrap();
    assert_eq!(remote.read("a", 10), Ok(Some(b"second".to_vec())));
    unread(remote.read("b", 10), "run once without --offline");
    assert!(Remote::open(&server.url, &Options { cache: None, ..offline }).is_err());
}
