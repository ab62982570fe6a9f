//! Headlines and texts, as an analyst would judge them.

use tradecraft::headline::{HeadlineVerdict, check};

/// A text about a port, with a headline of another story above it or not.
const PORT: &str = "The port authority of Velmara closed two of its three container terminals on \
    Monday after its booking computers stopped. A spokesman said that lorry drivers were given \
    paper slips and that no ship would be turned away. Router maker Quillon declined to comment. \
    Engineers expect the terminals to reopen by Wednesday, when the backlog of 1,400 containers \
    should begin to shrink.";

fn judge(headline: &str) -> HeadlineVerdict {
    check(headline, PORT, Some("en"))
}

#[test]
fn a_headline_of_the_story_fits() {
    for headline in [
        "Velmara port closes two terminals after computer failure",
        "VELMARA PORT SHUT: 1,400 CONTAINERS WAIT",
        "Two Terminals at Velmara Stand Still as Booking System Fails",
    ] {
        let verdict = judge(headline);
        assert!(verdict.fits, "{headline}: {verdict:?}");
        assert_eq!(verdict.headline_only_names, [""; 0], "{headline}");
    }
}

#[test]
fn a_headline_of_another_story_does_not_fit() {
    for headline in [
        "InkHeron kit takes over from PaperCrane9 in fake-invoice trade",
        "Fishing quota for herring cut by a third",
        "Ministerin verteidigt Rückruf der Stromzähler",
    ] {
        let verdict = judge(headline);
        assert!(!verdict.fits, "{headline}: {verdict:?}");
    }
}

#[test]
fn the_reason_names_what_only_the_headline_names() {
    let verdict = judge("InkHeron Kit Takes Over From PaperCrane9, Routers at Risk");
    assert_eq!(verdict.headline_only_names, ["InkHeron", "PaperCrane9"]);
    assert_eq!(
        verdict.reason,
        "The headline names InkHeron and PaperCrane9; the text does not mention them."
    );
    let verdict = judge("Herring quota cut by a third");
    assert_eq!(
        verdict.reason,
        "The text has none of the words that tell what the headline is about; it lacks “Herring”, \
         “quota” and “cut”."
    );
    let verdict = judge("Port of Velmara shut: union blames Brightwater Holding");
    assert!(verdict.fits);
    assert_eq!(verdict.headline_only_names, ["Brightwater Holding"]);
    assert!(verdict.reason.ends_with("but does not mention Brightwater Holding."));
}

#[test]
fn a_number_behind_a_name_belongs_to_it() {
    let text = format!("{PORT} The computers ran Quayside on leased machines.");
    let verdict = check("InkHeron Targets Quayside 410, Set to Replace PaperCrane9", &text, None);
    assert!(!verdict.fits);
    assert_eq!(verdict.headline_only_names, ["InkHeron", "Quayside 410", "PaperCrane9"]);
}

#[test]
fn other_scripts_are_judged() {
    let chinese = "韦尔马拉港务局周一关闭了两座集装箱码头，原因是预订系统停止工作。发言人表示，卡车司机\
        领取了纸质单据，没有船只被拒绝入港。工程师预计码头将于周三重新开放，积压的一千四百个集装箱届时\
        将开始减少。港务局没有说明故障的原因，也没有说明是否有人入侵。";
    assert!(check("韦尔马拉港务局关闭两座码头", chinese, Some("zh")).fits);
    assert!(!check("电表召回引发部长辩护", chinese, Some("zh")).fits);
    let russian = "Портовая администрация Вельмары в понедельник закрыла два контейнерных терминала \
        после отказа системы бронирования. По словам представителя порта, водителям выдают бумажные \
        пропуска. Инженеры рассчитывают открыть терминалы к среде.";
    assert!(check("Порт Вельмары закрыл терминалы из-за сбоя", russian, Some("ru")).fits);
    assert!(!check("Рыбакам урезали квоту на сельдь", russian, Some("ru")).fits);
    let arabic = "أغلقت هيئة ميناء فيلمارا يوم الاثنين محطتين للحاويات بعد توقف نظام الحجز عن العمل. وقال \
        متحدث باسم الهيئة إن السائقين تسلموا أوراقًا مكتوبة باليد. ويتوقع المهندسون أن تفتح المحطتان \
        أبوابهما من جديد يوم الأربعاء.";
    assert!(check("الميناء يغلق محطتين بعد توقف الحجز", arabic, Some("ar")).fits);
    assert!(!check("خفض حصة صيد الرنجة إلى الثلث", arabic, Some("ar")).fits);
}

#[test]
fn nothing_speaks_against_what_cannot_be_judged() {
    for (headline, body) in
        [("", PORT), ("The", PORT), ("…", PORT), ("Herring quota", ""), ("Herring", "Paid content")]
    {
        assert!(check(headline, body, None).fits, "{headline} | {body}");
    }
}

#[test]
fn a_text_of_a_megabyte_takes_no_long_time() {
    let body: String = (0..150_000).map(|n| format!("word{} ", n * 7 % 40_009)).collect();
    let headline = "Beijing and Washington trade blame over Quayside 410 ".repeat(40);
    assert!(!check(&headline, &body, None).fits);
}
