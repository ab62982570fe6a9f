//! Names of months, in lower case, as dates have them (where a language bends them: bent).

/// January to December: names and usual short forms of the languages news are written in.
const NAMES: [&str; 12] = [
    "january, jan, januar, jänner, janvier, janv, enero, ene, janeiro, gennaio, gen, januari, \
     stycznia, styczeń, января, январь, янв, січня, ocak, oca, tammikuuta, tammikuu, ledna, \
     leden, január, januára, ianuarie, ian, ιανουαρίου, ιαν, siječnja, јануара, януари, يناير, \
     ژانویه, जनवरी, มกราคม, ม.ค, ינואר, gener, jaanuar, sausio",
    "february, feb, februar, feber, février, févr, fév, febrero, fevereiro, fev, febbraio, \
     februari, pebruari, lutego, luty, февраля, февраль, фев, февр, лютого, şubat, şub, \
     helmikuuta, helmikuu, února, únor, február, februára, februarie, φεβρουαρίου, φεβ, veljače, \
     фебруара, февруари, فبراير, شباط, فوریه, फरवरी, फ़रवरी, กุมภาพันธ์, פברואר, febrer, \
     veebruar, vasario",
    "march, mar, märz, mär, mrz, mars, marzo, março, maart, mrt, maret, marca, marzec, марта, \
     март, мар, березня, mart, maaliskuuta, maaliskuu, března, březen, március, márc, martie, \
     μαρτίου, μαρ, ožujka, مارس, آذار, मार्च, มีนาคม, מרץ, març, märts, kovo",
    "april, apr, avril, avr, abril, abr, aprile, kwietnia, kwiecień, апреля, апрель, апр, \
     квітня, nisan, nis, huhtikuuta, huhtikuu, dubna, duben, április, ápr, apríla, aprilie, \
     απριλίου, απρ, travnja, априла, април, أبريل, ابريل, إبريل, نيسان, آوریل, अप्रैल, เมษายน, \
     אפריל, aprill, balandžio",
    "may, mai, mayo, maio, maggio, mag, mei, maja, maj, мая, май, травня, mayıs, toukokuuta, \
     toukokuu, května, květen, május, máj, mája, μαΐου, μαϊου, svibnja, маја, مايو, أيار, ایار, \
     مه, मई, พฤษภาคม, מאי, maig, gegužės",
    "june, jun, juni, juin, junio, junho, giugno, giu, czerwca, czerwiec, июня, июнь, июн, \
     червня, haziran, haz, kesäkuuta, kesäkuu, června, červen, június, jún, júna, iunie, iun, \
     ιουνίου, ιουν, lipnja, јуна, юни, يونيو, يونيه, حزيران, ژوئن, जून, มิถุนายน, יוני, juny, \
     juuni, birželio",
    "july, jul, juli, juillet, juil, julio, julho, luglio, lug, lipca, lipiec, июля, июль, июл, \
     липня, temmuz, tem, heinäkuuta, heinäkuu, července, červenec, július, júl, júla, iulie, \
     iul, ιουλίου, ιουλ, srpnja, јула, юли, يوليو, يوليه, تموز, ژوئیه, जुलाई, กรกฎาคม, יולי, \
     juliol, juuli, liepos",
    "august, aug, août, aout, agosto, ago, augustus, agustus, agt, ags, sierpnia, sierpień, \
     августа, август, авг, серпня, ağustos, ağu, elokuuta, elokuu, srpna, srpen, augusztus, \
     augusta, αυγούστου, αυγ, kolovoza, أغسطس, اغسطس, آب, اوت, अगस्त, สิงหาคม, אוגוסט, agost, \
     rugpjūčio, augusti",
    "september, sept, sep, septembre, septiembre, setembro, set, settembre, września, wrzesień, \
     сентября, сентябрь, сен, сент, вересня, eylül, eyl, syyskuuta, syyskuu, září, szeptember, \
     szept, septembra, septembrie, σεπτεμβρίου, σεπ, rujna, септембра, септември, سبتمبر, أيلول, \
     ایلول, سپتامبر, सितंबर, सितम्बर, กันยายน, ספטמבר, setembre, rugsėjo",
    "october, oct, oktober, okt, octobre, octubre, outubro, out, ottobre, ott, października, \
     październik, октября, октябрь, окт, жовтня, ekim, eki, lokakuuta, lokakuu, října, říjen, \
     október, októbra, octombrie, οκτωβρίου, οκτ, октобра, октомври, أكتوبر, اكتوبر, اکتبر, \
     अक्टूबर, अक्तूबर, ตุลาคม, אוקטובר, oktoober, spalio",
    "november, nov, novembre, noviembre, novembro, nopember, listopada, listopad, ноября, \
     ноябрь, ноя, нояб, листопада, kasım, kas, marraskuuta, marraskuu, listopadu, novembra, \
     noiembrie, noi, νοεμβρίου, νοε, studenoga, studenog, новембра, ноември, نوفمبر, نوامبر, \
     नवंबर, नवम्बर, พฤศจิกายน, נובמבר, lapkričio",
    "december, dec, dezember, dez, décembre, déc, diciembre, dic, dezembro, dicembre, desember, \
     des, grudnia, grudzień, декабря, декабрь, дек, грудня, aralık, ara, joulukuuta, joulukuu, \
     prosince, prosinec, decembra, decembrie, δεκεμβρίου, δεκ, prosinca, децембра, декември, \
     ديسمبر, دسامبر, दिसंबर, दिसम्बर, ธันวาคม, דצמבר, desembre, detsember, gruodžio",
];

/// Months of two words (Arabic of the Levant).
const PAIRS: &[(&str, &str, u32)] = &[
    ("كانون", "الثاني", 1),
    ("تشرين", "الأول", 10),
    ("تشرين", "الاول", 10),
    ("تشرين", "الثاني", 11),
    ("كانون", "الأول", 12),
    ("كانون", "الاول", 12),
];

/// The month a word names, 1 to 12.
pub(super) fn number(word: &str) -> Option<u32> {
    // Hebrew puts "in" in front of the name.
    let bare = word.strip_prefix('ב').unwrap_or(word);
    let names = |list: &str| list.split(", ").any(|name| name == word || name == bare);
    (1..).zip(NAMES).find(|(_, list)| names(list)).map(|(n, _)| n)
}

/// The month two words name.
pub(super) fn of_two(first: &str, second: &str) -> Option<u32> {
    PAIRS.iter().find(|(a, b, _)| *a == first && *b == second).map(|(_, _, month)| *month)
}

/// Years that the calendar of a language is ahead: Thai dates count from the Buddha's death.
pub(super) fn calendar_shift(word: &str) -> u32 {
    if word.starts_with(|c| ('\u{e00}'..='\u{e7f}').contains(&c)) { 543 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_months() {
        for (n, names) in (1..).zip(NAMES) {
            for name in names.split(", ") {
                assert_eq!(number(name), Some(n), "{name}");
                assert_eq!(name, name.to_lowercase());
            }
        }
    }

    #[test]
    fn names_of_two_words() {
        assert_eq!(of_two("كانون", "الأول"), Some(12));
        assert_eq!(of_two("كانون", "x"), None);
        assert_eq!(number("בדצמבר"), Some(12));
        assert_eq!(number("monday"), None);
    }
}
