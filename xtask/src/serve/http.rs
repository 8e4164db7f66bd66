//! Just enough HTTP/1.1 for a static host: one request a connection, GET and HEAD.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

/// No honest request line and header block is longer.
const LONGEST_REQUEST: u64 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Head,
    Other,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Response {
    pub status: &'static str,
    pub content_type: &'static str,
    /// Where else to look, for a redirect.
    pub location: Option<String>,
    pub body: Vec<u8>,
}

/// Reads one request, answers it, closes.
pub fn answer(stream: TcpStream, respond: impl Fn(Method, &str) -> Response) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(LONGEST_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::from("unread");
    while !header.trim().is_empty() {
        header.clear();
        reader.read_line(&mut header)?;
    }
    let (method, target) = request_line(&request);
    write(stream, method, &respond(method, target))
}

fn request_line(line: &str) -> (Method, &str) {
    let mut words = line.split_whitespace();
    let method = match words.next() {
        Some("GET") => Method::Get,
        Some("HEAD") => Method::Head,
        _ => Method::Other,
    };
    (method, words.next().unwrap_or("/"))
}

fn write(mut stream: TcpStream, method: Method, response: &Response) -> Result<()> {
    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n",
        response.status,
        response.content_type,
        response.body.len()
    );
    if let Some(location) = &response.location {
        head.push_str(&format!("Location: {location}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if method != Method::Head {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, TcpListener};

    fn exchange(request: &str) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        client.write_all(request.as_bytes()).unwrap();
        let (stream, _) = listener.accept().unwrap();
        answer(stream, |method, target| Response {
            status: "200 OK",
            content_type: "text/plain",
            location: None,
            body: format!("{method:?} {target}").into_bytes(),
        })
        .unwrap();
        let mut text = String::new();
        client.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn one_request_is_answered_whole() {
        let text = exchange("GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
        assert!(text.contains("\r\nContent-Length: 8\r\n"), "{text}");
        assert!(text.ends_with("\r\n\r\nGet /a?b"), "{text}");
    }

    #[test]
    fn head_has_no_body_and_the_rest_is_passed_on() {
        assert!(exchange("HEAD / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(exchange("DELETE / HTTP/1.1\r\n\r\n").ends_with("Other /"));
    }
}
