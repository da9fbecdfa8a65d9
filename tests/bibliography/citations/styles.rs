//! Each style as its manual has it.

use contend::bibliography::Style;
use contend::model::Source;

use super::{
    article, book, chapter, cited, list, no_author, no_date, organisation, page, report, set,
};

/// Each kind of source with its reference and its citation of page 9.
fn golden(style: Style, expected: &[(Source, &str, &str)]) {
    for (source, in_list, in_text) in expected {
        assert_eq!(set(source, style), *in_list, "{style}");
        assert_eq!(cited(source, "9", style), *in_text, "{style}");
    }
}

#[test]
fn apa_is_as_its_manual_has_it() {
    golden(
        Style::Apa,
        &[
            (
                article(),
                "Doe, J., & Roe, R. (2019). Borders and the state in north Waziristan. *Journal of \
                 Borders*, *12*(3), 101–119. https://doi.org/10.1000/182",
                "(Doe & Roe, 2019, p. 9)",
            ),
            (
                book(),
                "Doe, J. (2018). *The quiet frontier* (2nd ed.). Indus Press.",
                "(Doe, 2018, p. 9)",
            ),
            (
                chapter(),
                "Malik, A. (2020). After the treaty. In J. Doe & O. bin Said (Eds.), *Essays on the \
                 Frontier* (pp. 45–67). Indus Press.",
                "(Malik, 2020, p. 9)",
            ),
            (
                report(),
                "World Bank. (2023). *Frontier outlook* (Policy Report No. 42). World Bank. \
                 https://example.org/wb",
                "(World Bank, 2023, p. 9)",
            ),
            (
                page(),
                "Iqbal, S. (2024, March 2). *How the border was drawn*. Frontier Notes. \
                 https://example.org/border",
                "(Iqbal, 2024, p. 9)",
            ),
            (
                no_author(),
                "On allies and adversaries. (n.d.). *Raksha Anirveda*.",
                "(“On Allies and Adversaries,” n.d., p. 9)",
            ),
            (
                no_date(),
                "Ghazi, A. (n.d.). *Taliban, TTP and Pakistan: A Question of Policy, Not Capacity*.",
                "(Ghazi, n.d., p. 9)",
            ),
            (
                organisation(),
                "Raksha Anirveda. (2025). Perceptions and perspectives. *PoliTact*.",
                "(Raksha Anirveda, 2025, p. 9)",
            ),
        ],
    );
}

#[test]
fn chicago_author_date_is_as_its_manual_has_it() {
    golden(
        Style::ChicagoAuthorDate,
        &[
            (
                article(),
                "Doe, Jane, and Richard Roe. 2019. “Borders and the State in North Waziristan.” \
                 *Journal of Borders* 12 (3): 101–19. https://doi.org/10.1000/182.",
                "(Doe and Roe 2019, 9)",
            ),
            (
                book(),
                "Doe, Jane. 2018. *The Quiet Frontier*. 2nd ed. Indus Press.",
                "(Doe 2018, 9)",
            ),
            (
                chapter(),
                "Malik, Ayesha. 2020. “After the Treaty.” In *Essays on the Frontier*, edited by \
                 Jane Doe and Omar bin Said. Indus Press.",
                "(Malik 2020, 9)",
            ),
            (
                report(),
                "World Bank. 2023. *Frontier Outlook*. Policy Report No. 42. World Bank. \
                 https://example.org/wb.",
                "(World Bank 2023, 9)",
            ),
            (
                page(),
                "Iqbal, Sana. 2024. “How the Border Was Drawn.” Frontier Notes, March 2. \
                 https://example.org/border.",
                "(Iqbal 2024, 9)",
            ),
            (
                no_author(),
                "“On Allies and Adversaries.” n.d. *Raksha Anirveda*.",
                "(“On Allies and Adversaries,” n.d., 9)",
            ),
            (
                no_date(),
                "Ghazi, Arslan. n.d. “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity.”",
                "(Ghazi, n.d., 9)",
            ),
            (
                organisation(),
                "Raksha Anirveda. 2025. “Perceptions and Perspectives.” *PoliTact*, October 20.",
                "(Raksha Anirveda 2025, 9)",
            ),
        ],
    );
}

#[test]
fn chicago_notes_are_as_their_manual_has_them() {
    golden(
        Style::ChicagoNotes,
        &[
            (
                article(),
                "Doe, Jane, and Richard Roe. “Borders and the State in North Waziristan.” *Journal \
                 of Borders* 12, no. 3 (2019): 101–19. https://doi.org/10.1000/182.",
                "Jane Doe and Richard Roe, “Borders and the State in North Waziristan,” *Journal of \
                 Borders* 12, no. 3 (2019): 9, https://doi.org/10.1000/182.",
            ),
            (
                book(),
                "Doe, Jane. *The Quiet Frontier*. 2nd ed. Indus Press, 2018.",
                "Jane Doe, *The Quiet Frontier*, 2nd ed. (Indus Press, 2018), 9.",
            ),
            (
                chapter(),
                "Malik, Ayesha. “After the Treaty.” In *Essays on the Frontier*, edited by Jane Doe \
                 and Omar bin Said. Indus Press, 2020.",
                "Ayesha Malik, “After the Treaty,” in *Essays on the Frontier*, ed. Jane Doe and \
                 Omar bin Said (Indus Press, 2020), 9.",
            ),
            (
                page(),
                "Iqbal, Sana. “How the Border Was Drawn.” Frontier Notes, March 2, 2024. \
                 https://example.org/border.",
                "Sana Iqbal, “How the Border Was Drawn,” Frontier Notes, March 2, 2024, 9, \
                 https://example.org/border.",
            ),
            (
                no_author(),
                "“On Allies and Adversaries.” *Raksha Anirveda*, n.d.",
                "“On Allies and Adversaries,” *Raksha Anirveda*, n.d., 9.",
            ),
            (
                no_date(),
                "Ghazi, Arslan. “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity.”",
                "Arslan Ghazi, “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity,” 9.",
            ),
        ],
    );
}

#[test]
fn mla_is_as_its_manual_has_it() {
    golden(
        Style::Mla,
        &[
            (
                article(),
                "Doe, Jane, and Richard Roe. “Borders and the State in North Waziristan.” *Journal \
                 of Borders*, vol. 12, no. 3, May 2019, pp. 101–19, https://doi.org/10.1000/182.",
                "(Doe and Roe 9)",
            ),
            (
                book(),
                "Doe, Jane. *The Quiet Frontier*. 2nd ed., Indus Press, 2018.",
                "(Doe 9)",
            ),
            (
                chapter(),
                "Malik, Ayesha. “After the Treaty.” *Essays on the Frontier*, edited by Jane Doe and \
                 Omar bin Said, Indus Press, 2020, pp. 45–67.",
                "(Malik 9)",
            ),
            (
                page(),
                "Iqbal, Sana. “How the Border Was Drawn.” *Frontier Notes*, 2 Mar. 2024, \
                 https://example.org/border.",
                "(Iqbal 9)",
            ),
            (
                no_date(),
                "Ghazi, Arslan. “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity.”",
                "(Ghazi 9)",
            ),
        ],
    );
}

#[test]
fn translator_series_and_day_of_access_stand_where_each_style_has_them() {
    let book = Source {
        title: "The mountain road".into(),
        kind: "book".into(),
        authors: list(&["Farid Aslam"]),
        translators: list(&["Jane Doe"]),
        series: "Frontier Studies".into(),
        number: "43".into(),
        publisher: "Indus Press".into(),
        date: "1967".into(),
        ..Source::default()
    };
    let undated = Source {
        date: String::new(),
        accessed: "2025-11-06".into(),
        ..page()
    };
    for (style, of_book, of_page) in [
        (
            Style::Apa,
            // This manual leaves the series out.
            "Aslam, F. (1967). *The mountain road* (J. Doe, Trans.). Indus Press.",
            "Iqbal, S. (n.d.). *How the border was drawn*. Frontier Notes. Retrieved November 6, \
             2025, from https://example.org/border",
        ),
        (
            Style::ChicagoAuthorDate,
            "Aslam, Farid. 1967. *The Mountain Road*. Translated by Jane Doe. Frontier Studies \
             43. Indus Press.",
            "Iqbal, Sana. n.d. “How the Border Was Drawn.” Frontier Notes. Accessed November 6, \
             2025. https://example.org/border.",
        ),
        (
            Style::ChicagoNotes,
            "Aslam, Farid. *The Mountain Road*. Translated by Jane Doe. Frontier Studies 43. \
             Indus Press, 1967.",
            "Iqbal, Sana. “How the Border Was Drawn.” Frontier Notes. Accessed November 6, 2025. \
             https://example.org/border.",
        ),
        (
            Style::Mla,
            "Aslam, Farid. *The Mountain Road*. Translated by Jane Doe, Indus Press, 1967. \
             Frontier Studies 43.",
            "Iqbal, Sana. “How the Border Was Drawn.” *Frontier Notes*, \
             https://example.org/border. Accessed 6 Nov. 2025.",
        ),
    ] {
        assert_eq!(set(&book, style), of_book, "{style}");
        assert_eq!(set(&undated, style), of_page, "{style}");
    }
}
