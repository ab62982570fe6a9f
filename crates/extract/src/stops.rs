//! Lines that belong to the page and not to the article: share bars, pointers to other texts,
//! comment forms, consent notices, in the languages news are written in.

use std::sync::LazyLock;

use crate::phrases::{Phrases, phrases};
use crate::{CutRule, tokens};

/// Longer lines are sentences.
const LONGEST: usize = 90;

/// A line that begins with one of these, whatever follows.
static BEGIN: LazyLock<Vec<(CutRule, Phrases)>> = LazyLock::new(|| {
    vec![
        (
            CutRule::Related,
            phrases(
                "also read, read also, read more, read next, read:, read the full, see also, \
                 more:, related:, related stories, related articles, related posts, related \
                 topics, related news, related content, related coverage, recent articles, \
                 recent posts, more from, more stories, more on this, more news, most read, most \
                 popular, most viewed, trending, recommended for, recommended stories, you may \
                 also, you might also, previous article, next article, previous post, next post, \
                 don't miss, up next, watch:, watch |, listen:, in pictures:, editors' picks, \
                 lesen sie auch, lesen sie mehr, mehr zum thema, mehr dazu, das könnte sie, auch \
                 interessant, lire aussi, à lire aussi, à lire, lire la suite, sur le même \
                 sujet, leggi anche, potrebbe interessarti, lea también, lee también, leer más, \
                 te puede interesar, puede interesarte, relacionado, noticias relacionadas, leia \
                 também, leia mais, veja também, saiba mais, lees ook, lees meer, läs också, läs \
                 mer, les også, læs også, lue myös, czytaj też, czytaj także, zobacz także, \
                 zobacz też, przeczytaj, čtěte také, přečtěte si, читайте также, читайте еще, \
                 читать далее, по теме, материалы по теме, читайте також, baca juga, baca \
                 selengkapnya, berita terkait, artikel terkait, ayrıca oku, ilgili haber, bunlar \
                 da ilginizi, citește și, διαβάστε επίσης, xem thêm, tin liên quan, اقرأ أيضا, \
                 اقرأ أيضًا, إقرأ أيضا, اقرأ المزيد, مواضيع ذات صلة, 相关阅读, 相关新闻, 延伸阅读, 推荐阅读, \
                 更多阅读, 相關新聞, 関連記事, あわせて読みたい, 관련기사, קראו גם, संबंधित",
            ),
        ),
        (
            CutRule::Sharing,
            phrases(
                "share this, share on, share article, share via, share:, share with, follow us, \
                 follow on, like this, like us, join us on, tweet this, copy link, click to \
                 share, click to email, click to print, teilen sie, diesen artikel teilen, \
                 folgen sie uns, partager sur, partager cet, suivez-nous, compartir en, \
                 compartir:, síguenos, síganos, compartilhe, compartilhar, siga-nos, condividi, \
                 seguici, udostępnij, поделиться, подписывайтесь, bagikan, ikuti kami, paylaş, \
                 شارك, مشاركة, تابعنا, 分享到, 分享至, シェアする, 공유하기, chia sẻ",
            ),
        ),
        (
            CutRule::Comments,
            phrases(
                "leave a reply, leave a comment, please enter, post a comment, add a comment, \
                 join the conversation, join the discussion, view comments, show comments, your \
                 email address, required fields, save my name, you must be logged, log in to, \
                 notify me of, kommentar schreiben, kommentare lesen, laissez un commentaire, \
                 laisser un commentaire, votre adresse, deja un comentario, deja una respuesta, \
                 deixe um comentário, lascia un commento, dodaj komentarz, оставить комментарий, \
                 добавить комментарий, tinggalkan balasan, tinggalkan komentar, yorum yap, اترك \
                 تعليق, أضف تعليق, اترك رد, 发表评论, 我要评论, コメントを, 댓글",
            ),
        ),
        (
            CutRule::Promotion,
            phrases(
                "subscribe to, subscribe now, subscribe for, subscribe today, sign up for, sign \
                 up to, sign up now, sign in to, get our newsletter, get the latest, newsletter, \
                 advertisement, sponsored, support our, download our, download the app, get the \
                 app, try for free, start your free, already a subscriber, become a member, \
                 thank you for reading, our standards:, jetzt abonnieren, abonnieren sie, melden \
                 sie sich, anzeige, werbung, abonnez-vous, publicité, inscrivez-vous, \
                 suscríbete, suscríbase, publicidad, assine, publicidade, inscreva-se, \
                 iscriviti, pubblicità, abonneer, advertentie, annons, annonse, reklama, \
                 реклама, подпишитесь, berlangganan, iklan, advertorial, reklam, اشترك, إعلان, \
                 订阅, 广告, 広告, スポンサー, 구독",
            ),
        ),
        (
            CutRule::Consent,
            phrases(
                "we value your privacy, we use cookies, this site uses cookies, this website \
                 uses cookies, by clicking, accept all, cookie settings, manage consent, manage \
                 cookies, wir verwenden cookies, diese website verwendet, nous utilisons des \
                 cookies, utilizamos cookies, usamos cookies, utilizziamo i cookie, мы \
                 используем, kami menggunakan cookie",
            ),
        ),
        (
            CutRule::Footer,
            phrases(
                "copyright, ©, (c) 20, all rights reserved, alle rechte vorbehalten, tous droits \
                 réservés, todos los derechos, todos os direitos, tutti i diritti, все права, \
                 hak cipta, جميع الحقوق, 版权所有, terms of, privacy policy, about us, contact us, \
                 impressum, datenschutz, filed under, posted in, tagged, tags:, tag:, topics:, \
                 schlagwörter, etiquetas:, mots-clés, теги:, метки:, 标签, 标签：, الوسوم, skip to, \
                 report a typo, report an error",
            ),
        ),
    ]
});

/// A line that is one of these and little more: words that also begin sentences.
static WHOLE: LazyLock<Vec<(CutRule, Phrases)>> = LazyLock::new(|| {
    vec![
        (
            CutRule::Related,
            phrases(
                "related, recommended, also read, more, latest, latest news, popular, recent, \
                 trending, mehr, neueste, meistgelesen, en continu",
            ),
        ),
        (
            CutRule::Sharing,
            phrases(
                "share, facebook, twitter, x, whatsapp, linkedin, telegram, pinterest, reddit, \
                 email, e-mail, print, copy, follow, teilen, drucken, partager, compartir, \
                 imprimer, messenger, instagram, youtube",
            ),
        ),
        (
            CutRule::Comments,
            phrases(
                "comments, comment, comments 0, reply, kommentare, commentaires, comentarios, \
                 commenti, komentarze, комментарии, комментариев, yorumlar, komentar, 评论, \
                 التعليقات",
            ),
        ),
        (
            CutRule::Promotion,
            phrases(
                "subscribe, sign up, sign in, log in, login, register, anmelden, abo, ad, ads, \
                 sponsored content, promoted, supported by, donate, войти, 登录, 注册",
            ),
        ),
        (
            CutRule::Navigation,
            phrases(
                "home, menu, search, topics, tags, contact, about, terms, privacy, cookies, back \
                 to top, top, skip, close, toggle menu, download, save, listen, startseite, \
                 suche, accueil, inicio, início, главная, 首页, الرئيسية, beranda",
            ),
        ),
    ]
});

/// The rule by which a line does not belong to the article, whatever stands around it.
pub(crate) fn rule(line: &str) -> Option<CutRule> {
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let lower = line.to_lowercase();
    let lower = lower
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '('))
        .replace('’', "'");
    let begins =
        BEGIN.iter().find(|(_, phrases)| phrases.iter().any(|phrase| starts(&lower, phrase)));
    begins.map(|(rule, _)| *rule).or_else(|| whole(&lower))
}

/// True where a line starts with a phrase that ends there as a word.
fn starts(lower: &str, phrase: &str) -> bool {
    let Some(rest) = lower.strip_prefix(phrase) else { return false };
    let open = phrase.ends_with(|c: char| !c.is_alphanumeric() || tokens::spaceless(c));
    open || rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// The rule of a line whose words are all such words, with a number between at most.
fn whole(lower: &str) -> Option<CutRule> {
    let words = tokens::lower(lower);
    let letters: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !word.chars().all(char::is_numeric))
        .collect();
    if letters.is_empty() || letters.len() > 8 {
        return None;
    }
    let joined = letters.join(" ");
    let of = |text: &str| WHOLE.iter().find(|(_, all)| all.contains(&text)).map(|(rule, _)| *rule);
    of(&joined).or_else(|| {
        let rules: Vec<Option<CutRule>> = letters.iter().map(|word| of(word)).collect();
        if rules.iter().all(Option::is_some) { rules[0] } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_known() {
        for (line, expected) in [
            ("Also Read:", CutRule::Related),
            ("→ Lesen Sie auch: Tore zu", CutRule::Related),
            ("LEAVE A REPLY", CutRule::Comments),
            ("Please enter your name here", CutRule::Comments),
            ("Share this: Facebook Twitter WhatsApp", CutRule::Sharing),
            ("Facebook Twitter WhatsApp", CutRule::Sharing),
            ("Comments (12)", CutRule::Comments),
            ("Filed under: Security", CutRule::Footer),
            ("© 2024 Gazette", CutRule::Footer),
            ("相关阅读：港口关闭", CutRule::Related),
            ("اقرأ أيضا: إغلاق الميناء", CutRule::Related),
            ("Baca juga: Pelabuhan ditutup", CutRule::Related),
            ("Читайте также: порт закрыт", CutRule::Related),
            ("Don’t miss our live blog", CutRule::Related),
        ] {
            assert_eq!(rule(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn sentences_that_begin_alike_are_not() {
        for line in [
            "Home Secretary visits flooded port",
            "Search continues for the crew",
            "Share prices fell after the gates closed",
            "Readers wrote to us about the gates",
            "Print works closed in Ulm",
            "More than 200 ships wait",
            "Recommended dose halved",
            "2024",
        ] {
            assert_eq!(rule(line), None, "{line}");
        }
        assert_eq!(rule(&format!("Read more {}", "word ".repeat(30))), None);
    }
}
