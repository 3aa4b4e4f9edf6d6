//! Schools that are known without the workbook: for proposals only, the workbook stays the authority.
//!
//! Source: the national open data of September 2025 and older lists, as corrected in the domain handbook (3.6).

use std::sync::LazyLock;

use super::uai::Uai;

/// A school of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSchool {
    /// Its code.
    pub uai: Uai,
    /// Its name.
    pub name: String,
    /// Its kind, as the list calls it.
    pub kind: String,
    /// `public` or `privé`.
    pub sector: String,
    /// Its municipality.
    pub commune: String,
    /// Its province.
    pub province: String,
    /// Where the row comes from.
    pub source: String,
}

static SCHOOLS: LazyLock<Vec<KnownSchool>> = LazyLock::new(|| parse(include_str!("nc-schools.csv")));

/// Names that a school bears besides the one in the list (handbook, sections 3.2 and 3.3): code and name.
static OTHER_NAMES: LazyLock<Vec<(Uai, String)>> = LazyLock::new(|| {
    let rows = include_str!("nc-other-names.csv").lines().skip(1);
    rows.filter_map(|row| {
        row.split_once(',').and_then(|(uai, name)| Some((Uai::new(uai).ok()?, name.to_owned())))
    })
    .collect()
});

/// The schools that an annex belongs to (handbook, section 3.2).
const PARENTS: [(&str, &str); 2] = [("9830492T", "9830419N"), ("9830402V", "9830357W")];

/// All known schools, in the order of the list.
pub fn schools() -> &'static [KnownSchool] {
    &SCHOOLS
}

/// The known schools of a code: usually none or one.
pub fn by_code(uai: Uai) -> impl Iterator<Item = &'static KnownSchool> {
    SCHOOLS.iter().filter(move |school| school.uai == uai)
}

/// Other names of a school.
pub fn other_names(uai: Uai) -> impl Iterator<Item = &'static str> {
    OTHER_NAMES.iter().filter(move |(code, _)| *code == uai).map(|(_, name)| name.as_str())
}

/// The school that an annex belongs to.
pub fn parent(uai: Uai) -> Option<Uai> {
    let (_, parent) = PARENTS.into_iter().find(|(annex, _)| *annex == uai.as_str())?;
    Uai::new(parent).ok()
}

fn parse(csv: &str) -> Vec<KnownSchool> {
    csv.lines()
        .skip(1)
        .filter_map(|line| {
            let fields = fields(line);
            let [uai, name, kind, sector, commune, province, source] =
                <[String; 7]>::try_from(fields).ok()?;
            Some(KnownSchool { uai: Uai::new(&uai).ok()?, name, kind, sector, commune, province, source })
        })
        .collect()
}

/// Fields of a line; those with a comma stand in quotes (RFC 4180).
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for ch in line.chars() {
        match ch {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => {
                if let Some(last) = fields.last_mut() {
                    last.push(ch);
                }
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_list_is_read() {
        assert_eq!(schools().len(), 108);
        assert_eq!(schools().iter().filter(|school| school.sector == "public").count(), 70);
        let wani = Uai::new("9830418M").unwrap();
        assert_eq!(by_code(wani).count(), 2, "one code, two schools: as in the national list");
        assert_eq!(parent(Uai::new("9830492T").unwrap()), Uai::new("9830419N").ok());
        assert_eq!(OTHER_NAMES.len(), 9);
        assert!(OTHER_NAMES.iter().all(|(uai, _)| by_code(*uai).count() == 1));
    }
}
