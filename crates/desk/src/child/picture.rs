//! Pages of a PDF as pictures. Drawn in the child: a PDF is a program somebody else wrote.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use super::tasks::{Task, words};
use super::{Failure, Limits, Pool};

/// Width that a page is drawn in, in pixels: sharp on the screens of laptops.
const WIDTH: f32 = 1_400.0;

/// No page is drawn higher than this, in pixels; a longer one becomes narrower.
const HIGHEST: f32 = 4_000.0;

/// Has a child count the pages of a PDF.
pub(crate) fn count_pages_in(pool: &Pool, pdf: &[u8]) -> Result<u32, Failure> {
    let answer = pool.ask(&words(&Task::Pages)?, &[pdf], Limits::PAGE, &|| false)?;
    let count = <[u8; 4]>::try_from(answer).map_err(|_| Failure::Died)?;
    Ok(u32::from_le_bytes(count))
}

/// Has a child draw a page of a PDF, counted from 1, as PNG.
pub(crate) fn draw_page_in(pool: &Pool, pdf: &[u8], page: u32) -> Result<Vec<u8>, Failure> {
    pool.ask(&words(&Task::Page { page })?, &[pdf], Limits::PICTURE, &|| false)
}

/// Counts pages: the child's side.
pub(super) fn count(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    let pages = open(bytes)?.pages().len();
    Ok(u32::try_from(pages).unwrap_or(u32::MAX).to_le_bytes().to_vec())
}

/// Draws a page: the child's side.
pub(super) fn draw(bytes: Vec<u8>, number: u32) -> Result<Vec<u8>, String> {
    let pdf = open(bytes)?;
    let at = number.checked_sub(1).and_then(|at| usize::try_from(at).ok());
    let page = at.and_then(|at| pdf.pages().get(at)).ok_or("there is no such page")?;
    let (width, height) = page.render_dimensions();
    let scale = scale(width, height).ok_or("this page has no size")?;
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let picture = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    picture.into_png().map_err(|error| error.to_string())
}

fn open(bytes: Vec<u8>) -> Result<Pdf, String> {
    Pdf::new(bytes).map_err(|_| "this PDF is damaged or locked".to_owned())
}

/// How much a page of this size is enlarged.
fn scale(width: f32, height: f32) -> Option<f32> {
    let sound = |length: f32| length.is_finite() && length >= 1.0;
    let scale = (WIDTH / width).min(HIGHEST / height);
    (sound(width) && sound(height) && width * scale >= 1.0 && height * scale >= 1.0)
        .then_some(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_fits_into_the_bounds() {
        assert_eq!(scale(700.0, 1_000.0), Some(2.0));
        assert_eq!(scale(50.0, 400_000.0), None, "a line, not a page");
        assert_eq!(scale(0.0, 10.0), None);
        assert_eq!(scale(f32::NAN, 10.0), None);
        let tall = scale(100.0, 20_000.0).unwrap();
        assert!(tall * 20_000.0 <= HIGHEST + 1.0);
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        assert!(count(b"%PDF-1.7 but no more".to_vec()).is_err());
        assert!(draw(Vec::new(), 1).is_err());
    }
}
