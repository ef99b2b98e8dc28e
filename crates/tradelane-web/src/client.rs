//! Requests, with their limits, and tries again.

use std::error::Error;
use std::io::Read;
use std::sync::Once;
use std::thread::sleep;
use std::time::Duration;

use reqwest::blocking::{Client as Http, RequestBuilder, Response};
use reqwest::header::{CONTENT_LENGTH, ETAG, HeaderMap, IF_NONE_MATCH, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Method, StatusCode, Url};
use tradelane_versions::release::Fault;

use crate::Options;

/// How often an answer may send on to another place on the same host.
const MOST_REDIRECTS: usize = 5;

/// How much of an answer that is not a file is read, in bytes.
const MOST_ANSWER: u64 = 16 << 20;

/// What was answered.
pub(crate) enum Answer {
    Body {
        bytes: Vec<u8>,
        etag: Option<String>,
    },
    /// What the cache has still holds.
    Unchanged,
    /// There is no such file.
    Missing,
}

pub(crate) struct Client {
    http: Http,
    retries: u32,
    pause: Duration,
}

/// Why there is no answer, and whether it may come when asked again.
struct Failure {
    fault: Fault,
    may_pass: bool,
}

impl Client {
    pub(crate) fn new(base: &Url, options: &Options) -> Result<Self, String> {
        static PROVIDER: Once = Once::new();
        // Where somebody chose another one for the process, that stays.
        PROVIDER.call_once(|| _ = rustls::crypto::ring::default_provider().install_default());
        let origin = base.origin();
        // Whoever can send us elsewhere could have us ask anybody for anything.
        let policy = Policy::custom(move |attempt| {
            if attempt.url().origin() != origin {
                attempt.stop()
            } else if attempt.previous().len() > MOST_REDIRECTS {
                attempt.error("it sends on to other places without end")
            } else {
                attempt.follow()
            }
        });
        let http = Http::builder()
            .user_agent(concat!("tradelane/", env!("CARGO_PKG_VERSION")))
            .redirect(policy)
            .referer(false)
            .connect_timeout(options.connect)
            .timeout(options.timeout)
            .build()
            .map_err(|error| format!("no client for the web can be made: {}", reason(error)))?;
        Ok(Self { http, retries: options.retries, pause: options.pause })
    }

    /// A file of at most so many bytes, where it is not the one with the ETag.
    pub(crate) fn get(&self, url: &Url, most: u64, etag: Option<&str>) -> Result<Answer, Fault> {
        let mut pause = self.pause;
        let mut left = self.retries;
        loop {
            match self.once(url, most, etag) {
                Ok(answer) => return Ok(answer),
                Err(failure) if failure.may_pass && left > 0 => {
                    left -= 1;
                    sleep(pause);
                    pause *= 2;
                }
                Err(failure) => return Err(failure.fault),
            }
        }
    }

    /// Asks with a body of JSON, and gives what is answered whatever the status; what may pass is tried again, so that the
    /// request must be one that may come twice.
    pub(crate) fn send(&self, request: &RequestBuilder) -> Result<(StatusCode, Vec<u8>), String> {
        let mut pause = self.pause;
        for left in (0..=self.retries).rev() {
            let Some(request) = request.try_clone() else { break };
            let answered = request.send().map_err(reason).and_then(answer);
            match answered {
                Ok((status, _)) if left > 0 && may_pass(status) => {}
                Err(_) if left > 0 => {}
                answered => return answered,
            }
            sleep(pause);
            pause *= 2;
        }
        Err("the request cannot be sent".to_owned())
    }

    /// A request of its own kind.
    pub(crate) fn request(&self, method: Method, url: Url) -> RequestBuilder {
        self.http.request(method, url)
    }

    fn once(&self, url: &Url, most: u64, etag: Option<&str>) -> Result<Answer, Failure> {
        let mut request = self.http.get(url.clone());
        if let Some(etag) = etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let unread = |what: String, may_pass| Failure { fault: Fault::Unread(format!("{url}: {what}")), may_pass };
        let response = request.send().map_err(|error| {
            let may_pass = error.is_timeout() || error.is_connect() || error.is_request();
            unread(reason(error), may_pass)
        })?;
        let status = response.status();
        match status {
            StatusCode::OK => body(url, response, most),
            StatusCode::NOT_MODIFIED if etag.is_some() => Ok(Answer::Unchanged),
            StatusCode::NOT_FOUND | StatusCode::GONE => Ok(Answer::Missing),
            _ if status.is_redirection() => Err(unread(elsewhere(response.headers()), false)),
            _ => Err(unread(format!("the server answers {status}"), may_pass(status))),
        }
    }
}

/// Whether the same request may get another answer later.
fn may_pass(status: StatusCode) -> bool {
    status.is_server_error() || [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(&status)
}

/// The status of an answer and the start of its body.
fn answer(response: Response) -> Result<(StatusCode, Vec<u8>), String> {
    let status = response.status();
    let mut bytes = Vec::new();
    response.take(MOST_ANSWER).read_to_end(&mut bytes).map_err(|error| format!("the answer was cut off: {error}"))?;
    Ok((status, bytes))
}

/// The body of an answer, of at most so many bytes.
fn body(url: &Url, response: Response, most: u64) -> Result<Answer, Failure> {
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (etag, length) = (header(ETAG), header(CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok()));
    let larger = |what: String| {
        let fault = Fault::Differs(format!("{url}: has {what}, and may have {most} bytes"));
        Failure { fault, may_pass: false }
    };
    if let Some(length) = length.filter(|length| *length > most) {
        return Err(larger(format!("{length} bytes")));
    }
    let mut bytes = Vec::new();
    response.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| {
        let fault = Fault::Unread(format!("{url}: the answer was cut off after {} bytes: {error}", bytes.len()));
        Failure { fault, may_pass: true }
    })?;
    if bytes.len() as u64 > most {
        return Err(larger("more".to_owned()));
    }
    Ok(Answer::Body { bytes, etag })
}

/// That the server sends on to another host.
fn elsewhere(headers: &HeaderMap) -> String {
    let to = headers.get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    // Of the address the host alone: the rest may hold a token.
    let host = Url::parse(to).ok().and_then(|url| url.host_str().map(str::to_owned));
    match host {
        Some(host) => {
            format!("the server sends on to {host}, and only the host that was named is asked; name that one")
        }
        None => "the server sends on, and does not say where".to_owned(),
    }
}

/// Why a request failed, without the address, and with what lies below it.
fn reason(error: reqwest::Error) -> String {
    if error.is_timeout() {
        return "there was no answer in time".to_owned();
    }
    let error = error.without_url();
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(error) = below {
        text = format!("{text}: {error}");
        below = error.source();
    }
    text
}
