//! `cargo xtask shipments`: makes the four feeds of many shipments and measures their reconciliation.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use crate::bench::{build_release, run_measured};

const ORDER: &str = r#"{"tradelane":"1.0","type":"order","header":{"id":"00000000-0000-4000-8311-{n12}","sentAt":"2026-05-17T10:00:00+08:00","sender":{"id":"1105910159","name":"Example Platform (Beijing) Ltd."},"action":"1","status":"2","message":{"reference":"00000000-0000-4000-8311-{n12}","version":"1.0"},"interchange":{"network":"DXP","address":"DXPENT0000012345"}},"number":"TL-2026-{n}","direction":"I","currency":"CNY","buyer":{"name":"张示例","telephone":"13800000000","identityType":"1","identity":"{id}"},"consignee":{"name":"张示例","telephone":"13800000000","address":{"text":"北京市海淀区示例路1号","districtCode":"110108"}},"platform":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"1105910159"}],"name":"Example Platform (Beijing) Ltd."},"merchant":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"1105910160"}],"name":"Example Merchant (Fuzhou) Ltd."},"paymentProvider":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"110896T004"}],"name":"Example Pay Ltd."},"buyerAccount":"buyer-0001","paymentTransaction":"PAY{n}","lines":[{"lineNumber":"1","item":{"sellerCode":"HP-100-BK","barcode":"4006381333931","name":"蓝牙耳机","summary":"头戴式蓝牙耳机，黑色","specification":"蓝牙耳机|示例牌|HP-100","origin":"DE"},"quantity":{"value":"2","unit":"H87","localUnit":"cn-unit:007"},"price":{"amount":"98.00"},"amount":{"amount":"196.00","currency":"CNY"}}],"totals":{"goods":{"amount":"196.00"},"freight":{"amount":"12.00"},"discount":{"amount":"10.00"},"tax":{"amount":"18.40"},"paid":{"amount":"216.40"}}}"#;
const PAYMENT: &str = r#"{"tradelane":"1.0","type":"payment","header":{"id":"00000000-0000-4000-8411-{n12}","sentAt":"2026-05-17T10:05:00+08:00","sender":{"id":"110896T004","name":"Example Pay Ltd."},"action":"1","status":"2","message":{"reference":"00000000-0000-4000-8411-{n12}","version":"1.0"},"interchange":{"network":"DXP","address":"DXPENT0000012345"}},"number":"PAY{n}","orderNumber":"TL-2026-{n}","paidAt":"2026-05-17T10:01:02+08:00","amount":{"amount":"216.40","currency":"CNY"},"provider":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"110896T004"}],"name":"Example Pay Ltd."},"platform":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"1105910159"}],"name":"Example Platform (Beijing) Ltd."},"payer":{"name":"张示例","telephone":"13800000000","identityType":"1","identity":"{id}"}}"#;
const WAYBILL: &str = r#"{"tradelane":"1.0","type":"waybill","header":{"id":"00000000-0000-4000-8511-{n12}","sentAt":"2026-05-17T11:00:00+08:00","sender":{"id":"3120980105","name":"Example Express Ltd."},"action":"1","status":"2","message":{"reference":"00000000-0000-4000-8511-{n12}","version":"1.0"},"interchange":{"network":"DXP","address":"DXPENT0000012345"}},"number":"WB{n}","orderNumber":"TL-2026-{n}","carrier":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"3120980105"}],"name":"Example Express Ltd."},"consignee":{"name":"张示例","telephone":"13800000000","address":{"text":"北京市海淀区示例路1号"}},"freight":{"amount":"12.00"},"insurance":{"amount":"0"},"currency":"CNY","grossWeight":{"value":"0.42","unit":"KGM"},"packageCount":"1","goodsDescription":"蓝牙耳机"}"#;
const DECLARATION: &str = r#"{"tradelane":"1.0","type":"declaration","header":{"id":"00000000-0000-4000-8621-{n12}","sentAt":"2026-05-17T12:00:00+08:00","sender":{"id":"1105910160","name":"Example Merchant (Fuzhou) Ltd."},"action":"1","status":"2","message":{"reference":"00000000-0000-4000-8621-{n12}","version":"1.0"},"interchange":{"network":"DXP","address":"DXPENT0000012345"}},"number":"COP{n}","direction":"I","declaredOn":"2026-05-17","customsOffice":"3502","borderOffice":"3502","tradeMode":"9610","orderNumber":"TL-2026-{n}","waybillNumber":"WB{n}","transportDocument":"176-12345675","platform":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"1105910159"}],"name":"Example Platform (Beijing) Ltd."},"merchant":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"1105910160"}],"name":"Example Merchant (Fuzhou) Ltd."},"carrier":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"3120980105"}],"name":"Example Express Ltd."},"declarant":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"1105910160"}],"name":"Example Merchant (Fuzhou) Ltd."},"guarantor":{"identifiers":[{"scheme":"CN-CUSTOMS","value":"1105910160"}]},"buyer":{"name":"张示例","telephone":"13800000000","identityType":"1","identity":"{id}"},"deliveryAddress":{"text":"北京市海淀区示例路1号"},"departureCountry":"DE","transportMode":"5","freight":{"amount":"12.00"},"insurance":{"amount":"0"},"currency":"CNY","packageCount":"1","grossWeight":{"value":"0.42","unit":"KGM"},"netWeight":{"value":"0.35","unit":"KGM"},"lines":[{"lineNumber":"1","item":{"sellerCode":"HP-100-BK","barcode":"4006381333931","name":"蓝牙耳机","specification":"蓝牙耳机|示例牌|HP-100","hsCode":"8518300000","customsName":"蓝牙耳机","origin":"DE"},"quantity":{"value":"2","unit":"H87","localUnit":"cn-unit:007"},"statutoryQuantity":{"value":"2","unit":"H87","localUnit":"cn-unit:007"},"price":{"amount":"98.00"},"amount":{"amount":"196.00"},"currency":"CNY"}]}"#;

/// `cargo xtask shipments [COUNT]`; a million where none is given.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let count: u64 = match arguments.first() {
        None => 1_000_000,
        Some(text) => text.parse().map_err(|_| format!("{text} is no number of shipments"))?,
    };
    let folder = build_release()?;
    let mut files = Vec::new();
    for (name, template) in [("order", ORDER), ("payment", PAYMENT), ("waybill", WAYBILL), ("declaration", DECLARATION)]
    {
        let path = Path::new(&folder).join(format!("bench-{name}-{count}.ndjson"));
        write(&path, template, count).map_err(|error| format!("{}: {error}", path.display()))?;
        files.push(path);
    }
    for (what, arguments) in [("compared", &["--match-only"][..]), ("compared and validated", &[])] {
        let mut command = Command::new(Path::new(&folder).join("release/tradelane"));
        command.args(["reconcile", "--profile", "cn-retail-import"]).args(arguments).args(&files);
        let (milliseconds, peak) = run_measured(command)?;
        println!(
            "{count} shipments {what}: {}.{} s, peak memory {peak} MB",
            milliseconds / 1000,
            milliseconds / 100 % 10
        );
    }
    Ok(())
}

/// One feed: each document with its numbers; one in a thousand payments is of another amount.
fn write(path: &Path, template: &str, count: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for number in 0..count {
        let document = template
            .replace("{n12}", &format!("{number:012}"))
            .replace("{n}", &format!("{number:08}"))
            .replace("{id}", &identity(number));
        let document = if number % 1000 == 7 {
            document.replace("\"amount\":{\"amount\":\"216.40\"", "\"amount\":{\"amount\":\"216.41\"")
        } else {
            document
        };
        writeln!(out, "{document}")?;
    }
    out.flush()
}

/// An identity card's number of nobody: the region was dissolved, the person would be born in the 19th century.
fn identity(number: u64) -> String {
    const WEIGHTS: [u64; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = format!(
        "440524188{:01}{:02}{:02}{:03}",
        number % 10,
        number / 10 % 12 + 1,
        number / 120 % 28 + 1,
        number / 3360 % 1000
    );
    let sum: u64 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"];
    format!("{digits}{}", check[(sum % 11) as usize])
}
