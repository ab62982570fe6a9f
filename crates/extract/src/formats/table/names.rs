//! What columns and fields are usually called, in the languages tables come in.

use crate::formats::Columns;

/// The fields of an item, with the names that columns have which hold them: the surer first.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Title,
        &[
            "title",
            "headline",
            "article title",
            "page title",
            "titel",
            "überschrift",
            "schlagzeile",
            "titre",
            "título",
            "titulo",
            "titular",
            "titolo",
            "tytuł",
            "заголовок",
            "название",
            "başlık",
            "judul",
            "标题",
            "標題",
            "题目",
            "タイトル",
            "見出し",
            "제목",
            "عنوان",
            "العنوان",
            "כותרת",
            "subject",
            "betreff",
            "name",
        ],
    ),
    (
        Field::Body,
        &[
            "body",
            "text",
            "content",
            "full text",
            "fulltext",
            "article text",
            "article body",
            "article",
            "body text",
            "message",
            "inhalt",
            "volltext",
            "texte",
            "contenu",
            "corps",
            "texto",
            "contenido",
            "cuerpo",
            "conteúdo",
            "conteudo",
            "testo",
            "contenuto",
            "treść",
            "tekst",
            "текст",
            "содержание",
            "метин",
            "metin",
            "isi",
            "teks",
            "正文",
            "内容",
            "內容",
            "文本",
            "本文",
            "본문",
            "내용",
            "نص",
            "النص",
            "المحتوى",
            "טקסט",
            "html",
            "content html",
            "markdown",
            "story",
            "transcript",
            "note content",
            "summary",
            "abstract",
            "description",
            "zusammenfassung",
            "beschreibung",
            "résumé",
            "resumen",
            "excerpt",
            "snippet",
        ],
    ),
    (
        Field::Url,
        &[
            "url",
            "link",
            "address",
            "web address",
            "article url",
            "page url",
            "source url",
            "canonical url",
            "uri",
            "href",
            "permalink",
            "adresse",
            "webadresse",
            "lien",
            "enlace",
            "dirección",
            "endereço",
            "indirizzo",
            "ссылка",
            "адрес",
            "bağlantı",
            "tautan",
            "链接",
            "網址",
            "网址",
            "リンク",
            "링크",
            "주소",
            "رابط",
            "الرابط",
            "קישור",
            "given url",
            "resolved url",
            "expanded url",
        ],
    ),
    (
        Field::Published,
        &[
            "published",
            "date published",
            "published at",
            "publication date",
            "publish date",
            "pub date",
            "pubdate",
            "date",
            "datetime",
            "timestamp",
            "posted",
            "created",
            "created at",
            "time",
            "day",
            "datum",
            "veröffentlicht",
            "erscheinungsdatum",
            "veröffentlichungsdatum",
            "date de publication",
            "fecha",
            "fecha de publicación",
            "data",
            "data di pubblicazione",
            "data de publicação",
            "data publikacji",
            "дата",
            "дата публикации",
            "tarih",
            "tanggal",
            "日期",
            "发布时间",
            "發佈日期",
            "发布日期",
            "日付",
            "公開日",
            "날짜",
            "작성일",
            "تاريخ",
            "التاريخ",
            "תאריך",
            "issued",
            "year",
        ],
    ),
    (
        Field::Modified,
        &[
            "modified",
            "updated",
            "date modified",
            "updated at",
            "modified at",
            "last modified",
            "last updated",
            "geändert",
            "aktualisiert",
            "modifié",
            "mis à jour",
            "actualizado",
            "modificado",
            "обновлено",
            "изменено",
            "更新时间",
            "更新日",
        ],
    ),
    (
        Field::Authors,
        &[
            "author",
            "authors",
            "byline",
            "creator",
            "by",
            "writer",
            "reporter",
            "autor",
            "autoren",
            "verfasser",
            "auteur",
            "auteurs",
            "autora",
            "autores",
            "autore",
            "autori",
            "автор",
            "авторы",
            "yazar",
            "penulis",
            "作者",
            "著者",
            "記者",
            "저자",
            "기자",
            "كاتب",
            "المؤلف",
            "الكاتب",
            "מחבר",
        ],
    ),
    (
        Field::Publisher,
        &[
            "publisher",
            "source",
            "outlet",
            "site",
            "site name",
            "website",
            "publication",
            "newspaper",
            "medium",
            "media",
            "source name",
            "domain",
            "feed",
            "feed title",
            "container title",
            "quelle",
            "zeitung",
            "herausgeber",
            "verlag",
            "éditeur",
            "journal",
            "fuente",
            "medio",
            "fonte",
            "testata",
            "veículo",
            "źródło",
            "wydawca",
            "источник",
            "издание",
            "сми",
            "kaynak",
            "sumber",
            "来源",
            "媒体",
            "來源",
            "出版社",
            "媒体名",
            "출처",
            "매체",
            "مصدر",
            "المصدر",
            "מקור",
            "agency",
        ],
    ),
    (
        Field::Language,
        &[
            "language",
            "lang",
            "language code",
            "sprache",
            "langue",
            "idioma",
            "lingua",
            "język",
            "язык",
            "dil",
            "bahasa",
            "语言",
            "語言",
            "言語",
            "언어",
            "لغة",
            "اللغة",
            "שפה",
        ],
    ),
    (
        Field::Tags,
        &[
            "tags",
            "tag",
            "labels",
            "label",
            "keywords",
            "keyword",
            "categories",
            "category",
            "topics",
            "topic",
            "schlagwörter",
            "schlagworte",
            "kategorie",
            "thema",
            "mots clés",
            "étiquettes",
            "catégorie",
            "etiquetas",
            "categoría",
            "palabras clave",
            "categoria",
            "parole chiave",
            "słowa kluczowe",
            "теги",
            "метки",
            "категория",
            "etiket",
            "etiketler",
            "kategori",
            "标签",
            "關鍵詞",
            "关键词",
            "タグ",
            "태그",
            "وسوم",
            "folder",
            "sections",
            "section",
        ],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Body,
    Url,
    Published,
    Modified,
    Authors,
    Publisher,
    Language,
    Tags,
}

impl Columns {
    /// What some columns mean, by their names. A column is taken for one field only.
    pub fn guess<S: AsRef<str>>(names: &[S]) -> Self {
        let known: Vec<(&str, String)> =
            names.iter().map(|name| (name.as_ref(), normalised(name.as_ref()))).collect();
        let mut columns = Self::default();
        let mut taken: Vec<&str> = Vec::new();
        for (field, usual) in NAMES {
            let found = usual.iter().find_map(|usual| {
                let same = |(name, it): &&(&str, String)| it == usual && !taken.contains(name);
                known.iter().find(same).map(|(name, _)| *name)
            });
            if let Some(name) = found {
                taken.push(name);
                *columns.slot(*field) = Some(name.to_owned());
            }
        }
        columns
    }

    /// These columns, and for those that are not set the ones of `usual`.
    #[must_use]
    pub fn or(&self, usual: &Self) -> Self {
        let set =
            |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        Self {
            title: set(&self.title, &usual.title),
            body: set(&self.body, &usual.body),
            url: set(&self.url, &usual.url),
            authors: set(&self.authors, &usual.authors),
            publisher: set(&self.publisher, &usual.publisher),
            published: set(&self.published, &usual.published),
            modified: set(&self.modified, &usual.modified),
            language: set(&self.language, &usual.language),
            tags: set(&self.tags, &usual.tags),
        }
    }

    /// True where a column of this name means something.
    pub(crate) fn names(&self, name: &str) -> bool {
        let all = [
            &self.title,
            &self.body,
            &self.url,
            &self.authors,
            &self.publisher,
            &self.published,
            &self.modified,
            &self.language,
            &self.tags,
        ];
        all.into_iter().flatten().any(|it| it == name)
    }

    fn slot(&mut self, field: Field) -> &mut Option<String> {
        match field {
            Field::Title => &mut self.title,
            Field::Body => &mut self.body,
            Field::Url => &mut self.url,
            Field::Published => &mut self.published,
            Field::Modified => &mut self.modified,
            Field::Authors => &mut self.authors,
            Field::Publisher => &mut self.publisher,
            Field::Language => &mut self.language,
            Field::Tags => &mut self.tags,
        }
    }
}

/// `datePublished`, `date_published` and `Date-Published` are `date published`.
fn normalised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut small = false;
    for c in name.trim().trim_start_matches('\u{feff}').chars() {
        if matches!(c, '_' | '-' | '.' | ':' | ' ' | '\u{a0}') {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if c.is_uppercase() {
            if small {
                out.push(' ');
            }
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        small = c.is_lowercase();
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known_in_many_languages() {
        let guessed =
            Columns::guess(&["ID", "Titel", "Volltext", "Link", "Datum", "Quelle", "Schlagwörter"]);
        assert_eq!(guessed.title.as_deref(), Some("Titel"));
        assert_eq!(guessed.body.as_deref(), Some("Volltext"));
        assert_eq!(guessed.published.as_deref(), Some("Datum"));
        assert_eq!(guessed.publisher.as_deref(), Some("Quelle"));
        assert_eq!(guessed.tags.as_deref(), Some("Schlagwörter"));
        let guessed = Columns::guess(&["标题", "正文", "作者", "发布时间"]);
        assert_eq!(guessed.authors.as_deref(), Some("作者"));
    }

    #[test]
    fn the_surer_name_wins_and_a_column_is_used_once() {
        let guessed = Columns::guess(&[
            "description",
            "date_published",
            "dateModified",
            "Full Text",
            "created",
            "name",
        ]);
        assert_eq!(guessed.body.as_deref(), Some("Full Text"));
        assert_eq!(guessed.published.as_deref(), Some("date_published"));
        assert_eq!(guessed.modified.as_deref(), Some("dateModified"));
        assert_eq!(guessed.title.as_deref(), Some("name"));
        assert_eq!(Columns::guess(&["x", "y"]), Columns::default());
    }

    #[test]
    fn what_the_analyst_says_comes_first() {
        let said = Columns { title: Some("x".into()), ..Columns::default() };
        let columns = said.or(&Columns::guess(&["title", "text", "x"]));
        assert_eq!((columns.title.as_deref(), columns.body.as_deref()), (Some("x"), Some("text")));
        assert!(columns.names("x") && !columns.names("title"));
    }
}
