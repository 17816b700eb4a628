//! QR codes as pictures: the way into the room, and into its network.

use std::fmt::Write;

use fast_qr::QRBuilder;

/// White around a code, in modules; the standard asks for four.
const QUIET: usize = 4;

/// A network that phones can join by a QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wifi {
    /// Its name.
    pub name: String,
    /// Its password; `None` where it is open.
    pub password: Option<String>,
    /// Whether it does not show itself, so that phones must call it by its name.
    pub hidden: bool,
}

impl Wifi {
    /// What its QR code says (`WIFI:…`, the form that phones' cameras know, from the `ZXing` project).
    pub fn code(&self) -> String {
        let name = guarded(&self.name);
        let hidden = if self.hidden { "H:true;" } else { "" };
        match &self.password {
            Some(password) => format!("WIFI:T:WPA;S:{name};P:{};{hidden};", guarded(password)),
            None => format!("WIFI:T:nopass;S:{name};{hidden};"),
        }
    }
}

fn guarded(text: &str) -> String {
    text.chars().flat_map(|c| r#"\;,:""#.contains(c).then_some('\\').into_iter().chain([c])).collect()
}

/// A QR code as an SVG picture, black on white; `None` for more than such a code can hold.
pub fn qr_svg(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).build().ok()?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for (row, modules) in code.data[..code.size * code.size].chunks(code.size).enumerate() {
        for column in (0..code.size).filter(|column| modules[*column].value()) {
            // Writing to a text cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", column + QUIET, row + QUIET);
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_s_name_cannot_break_its_code() {
        let wifi = Wifi { name: "Salle;12".into(), password: Some(r#"a:b\"c"#.into()), hidden: false };
        assert_eq!(wifi.code(), r#"WIFI:T:WPA;S:Salle\;12;P:a\:b\\\"c;;"#);
        let open = Wifi { name: "École".into(), password: None, hidden: false };
        assert_eq!(open.code(), "WIFI:T:nopass;S:École;;");
        assert_eq!(Wifi { hidden: true, ..open }.code(), "WIFI:T:nopass;S:École;H:true;;");
        assert_eq!(Wifi { hidden: true, ..wifi }.code(), r#"WIFI:T:WPA;S:Salle\;12;P:a\:b\\\"c;H:true;;"#);
        let all = Wifi { name: r#"\;,:""#.into(), password: Some(";;T:nopass;".into()), hidden: false };
        assert_eq!(all.code(), r#"WIFI:T:WPA;S:\\\;\,\:\";P:\;\;T\:nopass\;;;"#);
    }

    #[test]
    fn a_code_has_its_three_finders_and_white_around() {
        let svg = qr_svg("http://192.168.1.24:8080/?pin=482913").unwrap();
        let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        for (x, y) in [(4, 4), (side - 11, 4), (4, side - 11)] {
            for step in 0..7 {
                assert!(svg.contains(&format!("M{} {y}h", x + step)), "the finder at {x}, {y}");
            }
        }
        assert!(!svg.contains("M3 ") && !svg.contains(" 3h"));
        assert_eq!(qr_svg(&"x".repeat(9000)), None);
    }
}
