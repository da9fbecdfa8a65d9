//! From a map to its drawing, with what did not change kept from the last one.

use std::collections::BTreeSet;
use std::sync::Arc;

use epaint::text::FontProvider;

use super::card::ChipState;
use super::faces::Faces;
use super::map_drawing::MapDrawing;
use super::parts::Parts;
use super::picture::Picture;
use super::places::Places;
use super::remark::Remark;
use super::sizer::Sizer;
use super::touched::Touched;
use super::update::Update;
use super::watch::Watch;
use crate::layout::{self, Layout, Outline, Request, Spacing};
use crate::model::problems::Severity;
use crate::model::{Id, Map};

/// What to draw.
#[derive(Clone, Copy)]
pub struct DrawRequest<'a> {
    pub map: &'a Map,
    /// Draw these questions, claims and reasons alone.
    pub only: Option<&'a BTreeSet<Id>>,
    /// The name of an [`Arrangement`](crate::layout::Arrangement).
    pub arrangement: &'a str,
    /// The width of the frame that the picture should fill, divided by its height.
    pub aspect: f32,
    /// The state of a quote, by its id.
    pub states: &'a dyn Fn(Id) -> ChipState,
    /// The worst problem with a claim.
    pub problems: &'a dyn Fn(Id) -> Option<Severity>,
    /// How a claim or reason stands, and whether a backing is switched off.
    pub remarks: &'a dyn Fn(Id) -> Option<Remark>,
    /// A line on a question, such as which of its theses leads.
    pub findings: &'a dyn Fn(Id) -> Option<String>,
    /// All that changed since this drawer drew last, states, problems and remarks
    /// included, where that is known: nothing else is looked at then.
    pub touched: Option<&'a Touched>,
}

impl<'a> DrawRequest<'a> {
    /// All of a map, with no document at hand and nothing remarked.
    #[must_use]
    pub fn new(map: &'a Map) -> Self {
        Self {
            map,
            only: None,
            arrangement: &map.header().arrangement,
            aspect: layout::aspect_of(&map.header().proportions).unwrap_or(layout::DEFAULT_ASPECT),
            states: &|_| ChipState::NoDocument,
            problems: &|_| None,
            remarks: &|_| None,
            findings: &|_| None,
            touched: None,
        }
    }
}

/// Draws maps, and remembers what it drew: what is drawn again unchanged is shared
/// with the last drawing, so that what was made from it can be kept as well.
#[derive(Default)]
pub struct Drawer {
    sizer: Sizer,
    faces: Arc<Faces>,
    /// All of a map, and a part of it, as they were drawn last.
    whole: Option<Last>,
    part: Option<Last>,
}

/// What was drawn last.
struct Last {
    parts: Arc<Parts>,
    request: Arc<Request>,
    layout: Arc<Layout>,
    places: Arc<Places>,
    awaits_lines: bool,
}

impl std::fmt::Debug for Drawer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drawer").finish_non_exhaustive()
    }
}

impl Drawer {
    /// A drawer for which `providers` find fonts for what the compiled-in ones lack.
    #[must_use]
    pub fn new(providers: Vec<Arc<dyn FontProvider>>) -> Self {
        Self {
            sizer: Sizer::new(providers.clone()),
            faces: Arc::new(Faces::new(providers)),
            whole: None,
            part: None,
        }
    }

    /// Lets the next drawing of the whole map place everything afresh, not near to where
    /// it stood. That drawing has to be asked for without saying what was touched.
    pub fn forget_places(&mut self) {
        if let Some(last) = &mut self.whole {
            last.request = Arc::default();
            Arc::make_mut(&mut last.layout).memory = layout::Memory::default();
        }
    }

    /// What the whole map was laid out from last, and its layout.
    #[must_use]
    pub fn whole(&self) -> Option<(Arc<Request>, Arc<Layout>)> {
        let last = self.whole.as_ref()?;
        Some((Arc::clone(&last.request), Arc::clone(&last.layout)))
    }

    /// Lays out and draws a map.
    #[must_use]
    pub fn draw(&mut self, request: &DrawRequest) -> MapDrawing {
        let drawing = self.draw_watched(request, &Watch::default());
        drawing.unwrap_or_default()
    }

    /// Lays out and draws a map, telling how far it has come; `None` where the
    /// drawing was given up meanwhile.
    #[must_use]
    pub fn draw_watched(&mut self, request: &DrawRequest, watch: &Watch) -> Option<MapDrawing> {
        let is_part = request.only.is_some();
        let kept = |drawer: &mut Self, last| match is_part {
            true => std::mem::replace(&mut drawer.part, last),
            false => std::mem::replace(&mut drawer.whole, last),
        };
        let mut last = kept(self, None);
        let touched = request.touched.filter(|_| !is_part && last.is_some());
        let same_arrangement = |last: &Last| {
            request.arrangement == last.request.arrangement.as_str()
                && request.aspect.to_bits() == last.request.aspect.to_bits()
        };
        let next = match (&mut last, touched) {
            (Some(last), Some(touched)) if !touched.structure && same_arrangement(last) => {
                self.retouched(last, request, touched, watch)
            }
            _ => self.rebuilt(last.as_ref(), request, touched, watch),
        };
        // What was given up leaves the last drawing to build on.
        let Some(next) = next else {
            kept(self, last);
            return None;
        };
        let Last {
            parts,
            request,
            layout,
            places,
            awaits_lines,
        } = &next;
        let picture = Picture::new(parts, layout, places, &self.faces);
        let drawing = MapDrawing {
            layout: Arc::clone(layout),
            picture: Arc::new(picture),
            request: Arc::clone(request),
            awaits_lines: *awaits_lines,
        };
        kept(self, Some(next));
        Some(drawing)
    }

    /// A drawing as it is once the lines across the map are led
    /// ([`Layout::lead_lines`]); what is drawn next goes on from there.
    #[must_use]
    pub fn with_lines(&mut self, drawing: &MapDrawing, led: Arc<Layout>) -> MapDrawing {
        let places: Arc<Places> = Arc::default();
        for last in [&mut self.whole, &mut self.part].into_iter().flatten() {
            if Arc::ptr_eq(&last.layout, &drawing.layout) {
                last.layout = Arc::clone(&led);
                last.places = Arc::clone(&places);
                last.awaits_lines = false;
            }
        }
        let picture = Picture::new(&drawing.picture.parts, &led, &places, &self.faces);
        MapDrawing {
            layout: led,
            picture: Arc::new(picture),
            request: Arc::clone(&drawing.request),
            awaits_lines: false,
        }
    }

    /// Everything hangs where it did.
    fn retouched(
        &mut self,
        last: &mut Last,
        request: &DrawRequest,
        touched: &Touched,
        watch: &Watch,
    ) -> Option<Last> {
        let mut update = Update {
            request,
            spacing: &last.request.spacing,
            sizer: &mut self.sizer,
            watch,
        };
        let mut parts = Arc::clone(&last.parts);
        let resized = update.touched(Arc::make_mut(&mut parts), touched);
        if !resized.is_empty() {
            let layout_request = Request {
                sizes: parts.sizes_after(&last.request.sizes, &resized),
                ..last.request.as_ref().clone()
            };
            return Last::new(parts, layout_request, Some(&last.layout), watch);
        }
        Some(Last {
            parts,
            request: Arc::clone(&last.request),
            layout: Arc::clone(&last.layout),
            places: Arc::clone(&last.places),
            awaits_lines: last.awaits_lines,
        })
    }

    fn rebuilt(
        &mut self,
        last: Option<&Last>,
        request: &DrawRequest,
        touched: Option<&Touched>,
        watch: &Watch,
    ) -> Option<Last> {
        let spacing = Spacing::default();
        // What hangs where mostly follows from where it hung.
        let followed = last.zip(touched).and_then(|(last, touched)| {
            (last.request.outline).after(request.map, &touched.altered())
        });
        let follows = followed.is_some();
        let outline = followed.unwrap_or_else(|| Outline::new(request.map, request.only));
        let outline = Arc::new(outline);
        if watch.is_given_up() {
            return None;
        }
        let mut update = Update {
            request,
            spacing: &spacing,
            sizer: &mut self.sizer,
            watch,
        };
        let mut followed = None;
        if let (Some(last), Some(touched), true) = (last, touched, follows) {
            let before = &last.request.outline;
            followed = update.followed(&last.parts, before, &outline, touched);
            followed = followed.filter(|_| last.request.spacing == spacing);
        }
        let (parts, sizes) = match (followed, last) {
            (Some((parts, renewed)), Some(last)) => {
                let sizes = parts.sizes_after(&last.request.sizes, &renewed);
                (parts, sizes)
            }
            (_, last) => {
                let none = Parts::default();
                let old = last.map_or(&none, |last| last.parts.as_ref());
                let parts = update.all(old, &outline, touched)?;
                let sizes = parts.sizes();
                (parts, sizes)
            }
        };
        let layout_request = Request {
            spacing,
            arrangement: request.arrangement.to_owned(),
            aspect: request.aspect,
            ..Request::new(outline, sizes)
        };
        let parts = Arc::new(parts);
        if let Some(last) = last
            && *last.request == layout_request
        {
            return Some(Last {
                parts,
                request: Arc::clone(&last.request),
                layout: Arc::clone(&last.layout),
                places: Arc::clone(&last.places),
                awaits_lines: last.awaits_lines,
            });
        }
        if last.is_none() && request.only.is_none() {
            return Last::first(parts, layout_request, request.map, watch);
        }
        // A part is placed afresh: it is another one each time. So is a map for which
        // another shape was asked.
        let same_shape = |last: &&Last| last.request.aspect.to_bits() == request.aspect.to_bits();
        let before = last.filter(|_| request.only.is_none()).filter(same_shape);
        let before = before.map(|last| last.layout.as_ref());
        Last::new(parts, layout_request, before, watch)
    }
}

impl Last {
    /// Lays everything out, so that little moves from where it stood before.
    /// `None` where nobody wants it any more.
    fn new(
        parts: Arc<Parts>,
        request: Request,
        before: Option<&Layout>,
        watch: &Watch,
    ) -> Option<Self> {
        let given_up = || watch.is_given_up();
        let layout = layout::layout_unless(&request, before, &given_up)?;
        Some(Self::of(parts, request, layout, before))
    }

    /// Lays a map out for the first time: it opens as it looked when it was saved.
    /// `None` where nobody wants it any more.
    fn first(parts: Arc<Parts>, request: Request, map: &Map, watch: &Watch) -> Option<Self> {
        let (kept, given_up) = (layout::kept_spreads(map), || watch.is_given_up());
        let layout = layout::layout_as_kept(&request, &kept, &given_up)?;
        Some(Self::of(parts, request, layout, None))
    }

    fn of(
        parts: Arc<Parts>,
        request: Request,
        mut layout: Layout,
        before: Option<&Layout>,
    ) -> Self {
        let awaits_lines = !layout.lead_lines_at_once(before);
        Self {
            layout: Arc::new(layout),
            parts,
            request: Arc::new(request),
            places: Arc::default(),
            awaits_lines,
        }
    }
}
