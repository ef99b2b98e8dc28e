//! The four messages of an import shipment: without a finding both ways, and with one that names the field in customs
//! terms where a field is disturbed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use base64::Engine as _;
use tradelane::{
    Feed, Finding, Findings, Form, Input, Judges, Options, Output, Place, Reconciler, Report, Settings, Target,
    convert, pick, profile, validate,
};

const FILES: [&str; 4] = ["shipment-CEB311.xml", "shipment-CEB411.xml", "shipment-CEB511.xml", "shipment-CEB621.xml"];

fn sample(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../../examples/feeds/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn shipment() -> Vec<(String, String)> {
    FILES.iter().map(|name| ((*name).to_owned(), sample(name))).collect()
}

fn open(name: &str, text: &str) -> Feed {
    Feed::open(Input::from_bytes(name, text.as_bytes().to_vec()).unwrap(), None).unwrap().unwrap()
}

fn options() -> Options {
    let profile = profile("cn-retail-import").unwrap();
    let judges = Judges { profiles: vec![profile], ..Judges::default() };
    Options { validate: true, strict: true, judges, ..Options::default() }
}

/// What a reconciliation finds in messages and between them.
fn reconciled(messages: &[(String, String)]) -> Vec<Finding> {
    let options = options();
    let mut settings = Settings::default();
    settings.reconciliation.clone_from(&options.judges.profiles[0].reconciliation);
    let mut reconciler = Reconciler::new(settings);
    let (mut around, mut found) = (Findings::new(), Vec::new());
    for (name, text) in messages {
        let mut feed = open(name, text);
        while let Some(raw) = feed.next(&mut around).unwrap() {
            let picked = pick(&raw, &options);
            found.extend(picked.findings);
            for record in picked.records {
                reconciler.add(record, &picked.file, &mut |finding| found.push(finding));
            }
        }
    }
    let summary = reconciler.finish(&mut |finding| found.push(finding));
    assert_eq!(summary.shipments(), 1);
    found.extend(around.into_vec());
    found
}

#[test]
fn an_import_shipment_goes_to_documents_and_back_without_a_finding() {
    let messages = shipment();
    assert_eq!(reconciled(&messages), Vec::new());
    for (name, text) in &messages {
        let raw = open(name, text).next(&mut Findings::new()).unwrap().unwrap();
        let converted = convert(&raw, &options());
        assert_eq!(converted.findings, Vec::new(), "{name}");
        let mut bytes = Vec::new();
        let mut output = Output::new(&mut bytes, Target::named(&converted.message).unwrap(), true);
        for document in &converted.documents {
            assert_eq!(output.document(document).unwrap(), Vec::new(), "{name}");
        }
        assert_eq!(output.finish().unwrap(), Vec::new());
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        // The place of the namespace among the attributes is the writer's own.
        assert_eq!(lines(&String::from_utf8(bytes).unwrap())[2..], lines(text)[2..], "{name}");
    }
}

/// A field changed: the file, the element, its label, and what stands in place of its value.
const DISTURBED: [(&str, &str, &str, &str); 24] = [
    ("shipment-CEB311.xml", "acturalPaid", "实际支付金额", "217.40"),
    ("shipment-CEB311.xml", "goodsValue", "商品价格", "190.00"),
    ("shipment-CEB311.xml", "buyerName", "订购人姓名", "李示例"),
    ("shipment-CEB311.xml", "buyerIdNumber", "订购人证件号码", "440524188001010015"),
    ("shipment-CEB311.xml", "payTransactionId", "支付交易编号", "PAY20260517000009"),
    ("shipment-CEB311.xml", "ebpCode", "电商平台代码", "1105910158"),
    ("shipment-CEB311.xml", "consigneeAddress", "收货地址", "北京市海淀区示例路2号"),
    ("shipment-CEB311.xml", "totalPrice", "总价", "195.00"),
    ("shipment-CEB311.xml", "barCode", "条形码", "4006381333930"),
    ("shipment-CEB311.xml", "currency", "币制", "502"),
    ("shipment-CEB411.xml", "amountPaid", "支付金额", "216.41"),
    ("shipment-CEB411.xml", "payerName", "支付人姓名", "李示例"),
    ("shipment-CEB411.xml", "payerIdNumber", "支付人证件号码", "440524188001010015"),
    ("shipment-CEB411.xml", "payCode", "支付企业代码", "110896T005"),
    ("shipment-CEB511.xml", "consignee", "收货人姓名", "李示例"),
    ("shipment-CEB511.xml", "consigneeTelephone", "收货人电话", "13800000001"),
    ("shipment-CEB511.xml", "weight", "毛重", "0.32"),
    ("shipment-CEB511.xml", "logisticsCode", "物流企业代码", "3120980106"),
    ("shipment-CEB621.xml", "buyerName", "订购人姓名", "李示例"),
    ("shipment-CEB621.xml", "netWeight", "净重（公斤）", "0.45"),
    ("shipment-CEB621.xml", "gcode", "商品编码 HsCode", "99999"),
    ("shipment-CEB621.xml", "qty", "数量", "3"),
    ("shipment-CEB621.xml", "ebcCode", "电商企业代码", "1105910161"),
    ("shipment-CEB621.xml", "tradeMode", "贸易方式", "1210X"),
];

/// The text with an element's first value changed, and the line and column of that value.
fn disturb(text: &str, element: &str, value: &str) -> (String, u64, u64) {
    let tag = format!("<ceb:{element}>");
    let start = text.find(&tag).unwrap() + tag.len();
    let end = start + text[start..].find('<').unwrap();
    let (before, was) = (&text[..start], &text[start..end]);
    assert_ne!(was, value);
    let line = before.lines().count() as u64;
    let column = before.lines().last().unwrap().chars().count() as u64 + 1;
    (format!("{before}{value}{}", &text[end..]), line, column)
}

fn places(finding: &Finding) -> impl Iterator<Item = (&Place, Option<&String>)> {
    let related = finding.related.iter().filter_map(|other| Some((other.source.as_ref()?, other.path.as_ref())));
    finding.source.iter().map(|place| (place, finding.path.as_ref())).chain(related)
}

#[test]
fn a_disturbed_field_is_named_in_customs_terms() {
    for (file, element, label, value) in DISTURBED {
        let mut messages = shipment();
        let (_, text) = messages.iter_mut().find(|(name, _)| name == file).unwrap();
        let (changed, line, column) = disturb(text, element, value);
        *text = changed;
        let name = format!("{element} {label}");
        let found = reconciled(&messages);
        let is_it = |place: &Place| {
            place.file.as_deref() == Some(file)
                && place.name.as_ref() == Some(&name)
                && (place.line, place.column) == (line, column)
        };
        let named = found.iter().find(|finding| places(finding).any(|(place, _)| is_it(place)));
        let Some(named) = named else { panic!("{file} {element} at {line}:{column}: {found:#?}") };
        for form in [Form::Human, Form::Json, Form::Html, Form::Sarif] {
            let mut out = Vec::new();
            let mut report = Report::new(form, &mut out);
            report.finding(named).unwrap();
            report.finish().unwrap();
            drop(report);
            assert!(form == Form::Sarif || String::from_utf8(out).unwrap().contains(&name), "{form:?} {name}");
        }
    }
}

/// Messages in packets are compared as they are without, and what is found says where in the packet the message stands, and
/// where in the message the value.
#[test]
fn a_disturbed_field_in_a_packet_has_its_place_in_the_packet() {
    let packed: Vec<(String, String)> = shipment().iter().map(|(name, text)| (name.clone(), packet(text))).collect();
    assert_eq!(reconciled(&packed), Vec::new());
    for (file, element, label, value) in DISTURBED {
        let mut messages = packed.clone();
        let (changed, line, column) = disturb(&sample(file), element, value);
        let (_, text) = messages.iter_mut().find(|(name, _)| name == file).unwrap();
        *text = packet(&changed);
        let name = format!("{element} {label}");
        let found = reconciled(&messages);
        let is_it = |place: &Place| {
            place.file.as_deref() == Some(file)
                && place.name.as_ref() == Some(&name)
                && (place.line, place.column) == (line, column)
                && place.within.as_deref() == Some("Data at 5:8")
        };
        let named = found.iter().find(|finding| places(finding).any(|(place, _)| is_it(place)));
        let Some(named) = named else { panic!("{file} {element} at {line}:{column}: {found:#?}") };
        let mut out = Vec::new();
        let mut report = Report::new(Form::Human, &mut out);
        report.finding(named).unwrap();
        report.finish().unwrap();
        drop(report);
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains(&format!("{line}:{column}")) && out.contains("in Data at 5:8"), "{out}");
        // No place is without its packet: all that is compared came in one.
        for (place, _) in found.iter().flat_map(places) {
            assert!(place.within.is_some(), "{place:?}");
        }
    }
}

/// A message in a packet, where its data stand in line 5 from column 8.
fn packet(message: &str) -> String {
    let data = base64::engine::general_purpose::STANDARD.encode(message);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">\n\
         <TransInfo><CopMsgId>1</CopMsgId><SenderId>DXPENT0000012345</SenderId><ReceiverIds><ReceiverId>DXPCUS0000000001\
         </ReceiverId></ReceiverIds><CreatTime>2026-05-17T10:00:00</CreatTime><MsgType>CEB</MsgType></TransInfo>\n\n \
         <Data>{data}</Data>\n</DxpMsg>"
    )
}

#[test]
fn our_name_stands_beside_that_of_customs() {
    let (text, line, column) = disturb(&sample("shipment-CEB311.xml"), "totalPrice", "195.00");
    let raw = open("order.xml", &text).next(&mut Findings::new()).unwrap().unwrap();
    let found = validate(&raw, &options()).findings;
    let amount: Vec<_> = found.iter().filter(|finding| finding.rule == "line-amount").collect();
    let place = amount[0].source.as_ref().unwrap();
    assert_eq!(amount[0].path.as_deref(), Some("/lines/0/amount/amount"));
    assert_eq!((place.name.as_deref(), place.line, place.column), (Some("totalPrice 总价"), line, column));
    assert_eq!(place.element.as_deref(), Some("ceb:Order/ceb:OrderList/ceb:totalPrice"));
}

#[test]
fn what_is_missing_is_named_too() {
    let text = sample("shipment-CEB411.xml").replace("      <ceb:payTime>20260517100102</ceb:payTime>\n", "");
    let raw = open("payment.xml", &text).next(&mut Findings::new()).unwrap().unwrap();
    let found = validate(&raw, &options()).findings;
    assert!(found.iter().any(|finding| finding.message.contains("`ceb:payTime` (支付时间)")), "{found:#?}");
}
