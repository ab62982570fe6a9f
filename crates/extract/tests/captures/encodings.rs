//! Encodings, declared rightly, wrongly and not at all: the text comes out as it was written.

use encoding_rs::Encoding;
use extract::{Capture, Input, Kind};

const TEXTS: &[(&str, &str)] = &[
    (
        "windows-1251",
        "Администрация порта в понедельник закрыла ворота, потому что вода снова поднялась. Паромы ждут на рейде, и никто не знает, когда откроется пристань.",
    ),
    (
        "koi8-r",
        "Администрация порта в понедельник закрыла ворота, потому что вода снова поднялась. Паромы ждут на рейде, и никто не знает, когда откроется пристань.",
    ),
    (
        "gb18030",
        "港口管理局周一关闭了大门，因为河水再次上涨，渡轮无法靠岸，货物堆积在码头，等待水位下降。没有人知道什么时候能重新开放。",
    ),
    (
        "big5",
        "港口管理局週一關閉了大門，因為河水再次上漲，渡輪無法靠岸，貨物堆積在碼頭，等待水位下降。沒有人知道什麼時候能重新開放。",
    ),
    (
        "shift_jis",
        "港の管理局は月曜日に門を閉めました。川の水がまた上がり、船は岸に着くことができません。いつ開くのかは誰にも分かりません。",
    ),
    (
        "euc-jp",
        "港の管理局は月曜日に門を閉めました。川の水がまた上がり、船は岸に着くことができません。いつ開くのかは誰にも分かりません。",
    ),
    (
        "euc-kr",
        "항만 관리국은 월요일에 문을 닫았다. 강물이 다시 불어나 배가 부두에 닿지 못했고 언제 열릴지는 아무도 모른다고 밝혔다.",
    ),
    (
        "iso-8859-2",
        "Zarząd portu zamknął w poniedziałek bramy, ponieważ woda znowu się podniosła. Promy czekają, a nikt nie wie, kiedy będą mogły przybić do brzegu.",
    ),
    (
        "iso-8859-7",
        "Η διοίκηση του λιμανιού έκλεισε τη Δευτέρα τις πύλες, επειδή το ποτάμι ανέβηκε ξανά και τα πλοία περιμένουν έξω.",
    ),
    (
        "iso-8859-9",
        "Liman idaresi pazartesi günü kapıları kapattı, çünkü nehir yeniden yükseldi. Vapurlar dışarıda bekliyor ve ne zaman açılacağını kimse bilmiyor.",
    ),
    (
        "windows-1252",
        "Die Hafenbehörde schloss am Montag die Tore, weil der Fluss über Nacht stieg – „niemand weiß“, wann sie öffnen. Fähren können nicht anlegen.",
    ),
    (
        "windows-1255",
        "הנהלת הנמל סגרה ביום שני את השערים מפני שהנהר עלה שוב. המעבורות ממתינות בחוץ ואיש אינו יודע מתי יוכלו לעגון.",
    ),
    (
        "windows-1256",
        "أغلقت إدارة الميناء أبوابها يوم الاثنين بعد أن ارتفع منسوب النهر مرة أخرى، والعبارات تنتظر في الخارج.",
    ),
    ("windows-874", "สำนักงานท่าเรือปิดประตูเมื่อวันจันทร์ เพราะน้ำในแม่น้ำขึ้นอีกครั้ง เรือข้ามฟากรออยู่ข้างนอก"),
];

fn read(bytes: &[u8], kind: Kind) -> Capture {
    let captured = "2025-01-10T12:00:00Z".parse().unwrap();
    extract::extract(&Input { kind: Some(kind), ..Input::of(bytes, captured) })
}

fn encoded(name: &str, text: &str) -> Vec<u8> {
    let (bytes, _, lost) = Encoding::for_label(name.as_bytes()).unwrap().encode(text);
    assert!(!lost, "{name}");
    bytes.into_owned()
}

fn page(text: &str, declared: &str) -> String {
    format!("<html><head>{declared}<title>x</title></head><body><p>{text}</p></body></html>")
}

fn check(capture: &Capture, text: &str, what: &str) {
    assert_eq!(capture.body(), text, "{what} was read as {}", capture.encoding);
    let damaged = capture.warnings.iter().any(|it| it.code == "characters_unreadable");
    assert!(!damaged, "{what}");
}

#[test]
fn a_declared_encoding_is_used() {
    for (name, text) in TEXTS {
        let html = page(text, &format!("<meta charset={name}>"));
        check(&read(&encoded(name, &html), Kind::HTML), text, name);
        let old = format!("<meta http-equiv='Content-Type' content='text/html; charset={name}'>");
        check(&read(&encoded(name, &page(text, &old)), Kind::HTML), text, name);
    }
}

#[test]
fn an_encoding_that_nobody_declares_is_guessed() {
    for (name, text) in TEXTS {
        check(&read(&encoded(name, text), Kind::TEXT), text, name);
    }
}

#[test]
fn a_wrong_declaration_does_no_harm() {
    for (_, text) in TEXTS {
        for declared in ["windows-1252", "iso-8859-1", "shift_jis", "no-such-thing"] {
            let html = page(text, &format!("<meta charset={declared}>"));
            check(&read(html.as_bytes(), Kind::HTML), text, declared);
        }
    }
    // Text of another encoding that says it is UTF-8.
    for (name, text) in TEXTS {
        let html = page(text, "<meta charset=utf-8>");
        check(&read(&encoded(name, &html), Kind::HTML), text, name);
    }
}

#[test]
fn utf_16_is_read_with_a_mark_and_without() {
    for (name, text) in TEXTS {
        let html = page(text, "<meta charset=utf-16>");
        for mark in ["\u{feff}", ""] {
            let units: Vec<u16> = format!("{mark}{html}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            check(&read(&little, Kind::HTML), text, &format!("{name} little, mark {mark:?}"));
            check(&read(&big, Kind::HTML), text, &format!("{name} big, mark {mark:?}"));
        }
    }
}
