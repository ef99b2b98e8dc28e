//! Pieces of interchanges: every byte kept, messages where the readers of messages find them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use tradelane_findings::Findings;
use tradelane_legacy::pieces::{Piece, PieceKind, Pieces};
use tradelane_legacy::{edifact, x12};

/// A reader that gives few bytes at a time, of which a file has some hundred.
struct Trickle<'b>(&'b [u8]);

impl std::io::Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = buffer.len().min(self.0.len().div_ceil(20)).max(1).min(buffer.len());
        self.0.read(&mut buffer[..length])
    }
}

fn is_x12(bytes: &[u8]) -> bool {
    bytes.windows(3).take(2000).any(|three| three == b"ISA")
}

fn pieces(bytes: &[u8]) -> Vec<Piece> {
    pieces_of(bytes, bytes)
}

fn pieces_of(bytes: &[u8], reader: impl std::io::Read) -> Vec<Piece> {
    let mut pieces = if is_x12(bytes) { Pieces::x12(reader, None) } else { Pieces::edifact(reader, None) };
    std::iter::from_fn(|| pieces.next_piece().unwrap()).collect()
}

/// The bytes of messages by their pieces, from header to trailer.
fn by_pieces(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut is_open = false;
    for piece in pieces(bytes) {
        match piece.kind {
            PieceKind::Message => messages.push(piece.bytes.clone()),
            PieceKind::Lone => messages.push(piece.bytes.clone()),
            PieceKind::Segment | PieceKind::MessageEnd if is_open => {
                messages.last_mut().unwrap().extend_from_slice(&piece.bytes);
            }
            _ => {}
        }
        is_open = matches!(piece.kind, PieceKind::Message | PieceKind::Segment);
    }
    messages.iter().map(|message| trimmed(message)).collect()
}

fn trimmed(message: &[u8]) -> Vec<u8> {
    let end = message.iter().rposition(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0 | 0x1a));
    message[..end.map_or(0, |at| at + 1)].to_vec()
}

fn by_readers(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut findings = Findings::new();
    let mut messages = Vec::new();
    if is_x12(bytes) {
        let mut cutter = x12::Cutter::new(bytes, None, x12::Limits::default());
        while let Some(raw) = cutter.next(&mut findings).unwrap() {
            messages.push(trimmed(&raw.bytes));
        }
    } else {
        let mut cutter = edifact::Cutter::new(bytes, None, edifact::Limits::default());
        while let Some(raw) = cutter.next(&mut findings).unwrap() {
            messages.push(trimmed(&raw.bytes));
        }
    }
    messages
}

#[track_caller]
fn check(bytes: &[u8]) {
    let together: Vec<u8> = pieces(bytes).into_iter().flat_map(|piece| piece.bytes).collect();
    assert!(together == bytes, "{} is {}", String::from_utf8_lossy(bytes), String::from_utf8_lossy(&together));
    let texts = |messages: &[Vec<u8>]| -> Vec<String> {
        messages.iter().map(|message| String::from_utf8_lossy(message).into_owned()).collect()
    };
    let (mut found, read) = (by_pieces(bytes), by_readers(bytes));
    // A header that the file cuts off is kept as a piece; readers tell that it is cut off.
    let ends_in_header =
        pieces(bytes).last().is_some_and(|piece| matches!(piece.kind, PieceKind::Message | PieceKind::Lone));
    if ends_in_header && found.len() == read.len() + 1 {
        found.pop();
    }
    assert_eq!(texts(&found), texts(&read));
}

const EDIFACT: &str = "UNA:+.? '\r\nUNB+UNOC:3+A+B+260517:0830+R?+1'\r\nUNG+ORDERS+A+B+260517:0830+G1+UN+D:96A'\r\n\
    UNH+1+ORDERS:D:96A:UN'\r\nBGM+220+A?'1'\r\nUNT+3+1'\r\nUNE+1+G1'\r\nUNZ+1+R?+1'\r\n";
const X12: &str = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260517*0830*^*00501*000000007*0*P*>~\n\
    TA1*000000003*260516*1200*A*000~\nGS*PO*S*R*20260517*0830*7*X*005010~\nST*850*0001~\nBEG*00*SA*A1**20260517~\nSE*3*0001~\n\
    GE*1*7~\nIEA*1*000000007~\n";

#[test]
fn pieces_together_are_the_stream_wherever_it_is_broken() {
    for whole in [EDIFACT, X12] {
        check(whole.as_bytes());
        let slow: Vec<u8> =
            pieces_of(whole.as_bytes(), Trickle(whole.as_bytes())).into_iter().flat_map(|piece| piece.bytes).collect();
        assert_eq!(slow, whole.as_bytes());
        check([whole, whole].concat().as_bytes());
        for cut in (0..whole.len()).step_by(2) {
            check(&whole.as_bytes()[..cut]);
            let damaged: Vec<u8> =
                whole.bytes().enumerate().filter(|(at, _)| *at != cut).map(|(_, byte)| byte).collect();
            check(&damaged);
        }
    }
    check(b"mail\nheader\nUNB+UNOC:3+A+B+260517:0830+1'UNH+1+ORDERS:D:96A:UN'BGM'UNH+2+ORDERS:D:96A:UN'UNT+2+2'x'UNZ+2+1'rest");
}

#[test]
fn headers_tell_and_close() {
    let found = pieces(EDIFACT.as_bytes());
    let header = found.iter().find(|piece| piece.kind == PieceKind::Interchange).unwrap();
    assert_eq!(header.reference(), b"R?+1");
    assert_eq!(header.closing(2), b"UNZ+2+R?+1'\r\n");
    assert_eq!(header.with_reference("77").bytes, b"UNB+UNOC:3+A+B+260517:0830+77'\r\n");
    let message = found.iter().find(|piece| piece.kind == PieceKind::Message).unwrap();
    assert_eq!((message.content().as_str(), message.reference()), ("ORDERS", b"1".to_vec()));
    let other = pieces(EDIFACT.replace("260517:0830+R", "260518:0900+S").as_bytes());
    assert_eq!(other[1].identity(), header.identity());
    let other = pieces(EDIFACT.replace("+A+B+260517:0830+R", "+A+C+260517:0830+R").as_bytes());
    assert_ne!(other[1].identity(), header.identity());
    let found = pieces(X12.as_bytes());
    assert_eq!(found[0].reference(), b"000000007");
    assert_eq!(found[0].closing(1), b"IEA*1*000000007~\n");
    assert_eq!((found[2].content().as_str(), found[2].closing(3)), ("PO", b"GE*3*7~\n".to_vec()));
    assert_eq!((found[3].content().as_str(), found[3].reference()), ("850", b"0001".to_vec()));
}

/// Every EDIFACT and X12 file of the corpus.
#[test]
fn the_corpus_is_cut_as_it_is_read() {
    let Ok(corpus) = std::env::var("TRADELANE_CORPUS") else {
        return eprintln!("skipped: TRADELANE_CORPUS is not set");
    };
    let mut folders =
        vec![std::path::PathBuf::from(&corpus).join("edifact"), std::path::PathBuf::from(corpus).join("x12")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            if bytes.len() < 60_000 {
                check(&bytes);
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count} files");
}
