//! What a map has to keep so that a picture can be made again from the map alone.

use std::collections::BTreeMap;

use super::measures::Measures;
use super::{
    Arranged, DEFAULT_ARRANGEMENT, GivenUp, Layout, Memory, Mode, Request, Size, arrangement, fill,
    finished, layout_unless,
};
use crate::model::{Id, Map};

/// How what hangs on records was spread out when the map was saved last
/// ([`Placement::kept`](crate::model::Placement::kept)). Words of other versions are left
/// out.
#[must_use]
pub fn kept_spreads(map: &Map) -> BTreeMap<Id, Mode> {
    let word = |id: Id| map.placement(id)?.kept.as_ref();
    let kept = |id: Id| Some((id, Mode::parse(word(id)?.as_str())?));
    map.layout().ids().filter_map(kept).collect()
}

/// How what hangs on records is spread out in the layout that was made from the request,
/// where a layout made afresh would spread it out otherwise: a map that keeps these words
/// opens as the layout looks. What a fresh layout chooses anyway is left out, unless it is
/// among the words that the map `keeps` already and still true: these stay, so that a file
/// says no other things than before where nothing has changed.
///
/// It says nothing of the room that a tree holds on to after something in it has gone,
/// nor of where whole trees stand: those close up when a map is opened anew.
#[must_use]
pub fn spreads_to_keep(
    request: &Request,
    layout: &Layout,
    keeps: &BTreeMap<Id, Mode>,
) -> BTreeMap<Id, Mode> {
    let measures = Measures::new(request);
    let said = &request.outline.spreads;
    let is_free = |id: &Id| said.get(id).is_none();
    let held: Vec<(Id, Mode)> = (layout.memory.modes())
        .filter(|(id, _)| is_free(id))
        .collect();
    let otherwise = |kept: &BTreeMap<Id, Mode>| -> Vec<(Id, Mode)> {
        let arranged = arranged(request, &measures.nodes, kept, &|| false).unwrap_or_default();
        let differs = |(id, mode): &&(Id, Mode)| arranged.memory.mode(*id) != *mode;
        held.iter().filter(differs).copied().collect()
    };
    if otherwise(&BTreeMap::new()).is_empty() {
        return BTreeMap::new();
    }
    let is_true = |(id, mode): &(&Id, &Mode)| is_free(id) && layout.memory.mode(**id) == **mode;
    let still = keeps.iter().filter(is_true);
    let mut kept: BTreeMap<Id, Mode> = still.map(|(id, mode)| (*id, *mode)).collect();
    for _ in 0..ROUNDS {
        // What is kept leaves other shapes to choose from elsewhere.
        let more = otherwise(&kept);
        if more.is_empty() {
            return kept;
        }
        kept.extend(more);
    }
    held.into_iter().collect()
}

/// So often a layout is made afresh before everything is kept. Ten or so are needed.
const ROUNDS: usize = 40;

/// The first layout of a map that keeps how its branches were spread out. Where that
/// would fill the frame much worse than a layout made afresh, as in a window of another
/// shape, it is made afresh.
#[must_use]
pub fn layout_as_kept(
    request: &Request,
    kept: &BTreeMap<Id, Mode>,
    given_up: GivenUp,
) -> Option<Layout> {
    if kept.is_empty() || arrangement(&request.arrangement).name() != DEFAULT_ARRANGEMENT {
        return layout_unless(request, None, given_up);
    }
    let measures = Measures::new(request);
    let filled = |mut arranged: Arranged| {
        arranged.memory.fill = fill(request, &measures.nodes, &arranged);
        arranged
    };
    let held = filled(arranged(request, &measures.nodes, kept, given_up)?);
    let afresh = filled(arranged(
        request,
        &measures.nodes,
        &BTreeMap::new(),
        given_up,
    )?);
    let is_worth_it = super::is_worth_keeping(held.memory.fill, afresh.memory.fill);
    let chosen = if is_worth_it { held } else { afresh };
    finished(request, measures, chosen, given_up)
}

fn arranged(
    request: &Request,
    sizes: &[Size],
    kept: &BTreeMap<Id, Mode>,
    given_up: GivenUp,
) -> Option<Arranged> {
    let memory = Memory::of_modes(&request.outline, kept);
    arrangement(&request.arrangement).arrange_after(request, sizes, &memory, given_up)
}
