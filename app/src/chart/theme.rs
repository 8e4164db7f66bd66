//! Which colour a role has. Every role that carries meaning keeps 4.5:1 against the background, so that labels may wear
//! the colour of what they name; the categorical colours stay apart under the common kinds of colour blindness.

use crate::chart::scene::Role;

/// Red, green, blue, 0–255, sRGB.
pub type Rgb = (u8, u8, u8);

/// What decides the colours of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    pub mode: Mode,
    pub polarity: Polarity,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Light,
    Dark,
}

/// How gains and losses are told apart, besides their sign and side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Polarity {
    /// Blue up, orange down: readable by everyone.
    #[default]
    BlueOrange,
    /// Red up, green down: the custom of mainland finance.
    RedUp,
    /// Green up, red down: the custom elsewhere.
    GreenUp,
}

/// How many series can be told apart by colour.
pub const N_SERIES: u8 = 8;

const SERIES_LIGHT: [Rgb; N_SERIES as usize] = [
    (0x1F, 0x6C, 0xCE),
    (0xCE, 0x2D, 0x00),
    (0x15, 0x66, 0x59),
    (0xC1, 0x2A, 0x85),
    (0x5D, 0x6F, 0x38),
    (0x5B, 0x2F, 0x8A),
    (0x2A, 0x6F, 0x89),
    (0x75, 0x00, 0x23),
];

const SERIES_DARK: [Rgb; N_SERIES as usize] = [
    (0x7D, 0xA5, 0xF9),
    (0xE4, 0x71, 0x07),
    (0x2E, 0xC8, 0x8A),
    (0xCB, 0x7A, 0xAE),
    (0xE0, 0xD0, 0x50),
    (0x88, 0x7E, 0xFF),
    (0xB7, 0xCB, 0xFC),
    (0xFF, 0xB3, 0xBD),
];

impl Theme {
    /// The colour of a role.
    pub fn colour(self, role: Role) -> Rgb {
        let is_dark = self.mode == Mode::Dark;
        let pick = |light: Rgb, dark: Rgb| if is_dark { dark } else { light };
        let (blue, orange) =
            (pick((0x17, 0x5C, 0xA8), (0x8A, 0xB8, 0xF0)), pick((0xB0, 0x4A, 0x00), (0xF0, 0x93, 0x3E)));
        let (red, green) = (pick((0xC6, 0x28, 0x28), (0xFF, 0x86, 0x7C)), pick((0x0B, 0x70, 0x4F), (0x4F, 0xC7, 0x95)));
        match role {
            Role::Ink => pick((0x16, 0x20, 0x2C), (0xE8, 0xEE, 0xF5)),
            Role::InkMuted => pick((0x51, 0x60, 0x6F), (0xA9, 0xB7, 0xC6)),
            Role::Grid => pick((0xE3, 0xE8, 0xED), (0x2C, 0x3A, 0x4A)),
            Role::Context => pick((0x7D, 0x88, 0x96), (0x74, 0x84, 0x95)),
            Role::Surface => pick((0xFF, 0xFF, 0xFF), (0x17, 0x21, 0x2D)),
            Role::Series(index) => {
                let palette = if is_dark { &SERIES_DARK } else { &SERIES_LIGHT };
                palette.get(usize::from(index % N_SERIES)).copied().unwrap_or(blue)
            }
            Role::Accent => blue,
            Role::Highlight => orange,
            Role::Positive => match self.polarity {
                Polarity::BlueOrange => blue,
                Polarity::RedUp => red,
                Polarity::GreenUp => green,
            },
            Role::Negative => match self.polarity {
                Polarity::BlueOrange => orange,
                Polarity::RedUp => green,
                Polarity::GreenUp => red,
            },
        }
    }

    /// The colour as CSS writes it: `#1f6cce`.
    pub fn css(self, role: Role) -> String {
        let (red, green, blue) = self.colour(role);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODES: [Mode; 2] = [Mode::Light, Mode::Dark];
    const POLARITIES: [Polarity; 3] = [Polarity::BlueOrange, Polarity::RedUp, Polarity::GreenUp];
    /// Page backgrounds a chart may lie on, besides its own surface.
    const PAGES: [(Mode, Rgb); 2] = [(Mode::Light, (0xF4, 0xF6, 0xF9)), (Mode::Dark, (0x0F, 0x17, 0x20))];

    fn linear(channel: u8) -> f64 {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    }

    fn luminance((red, green, blue): Rgb) -> f64 {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// WCAG 2.2 contrast ratio.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        f64::max(a, b) / f64::min(a, b)
    }

    #[test]
    fn contrast_is_the_one_of_wcag() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((contrast((0xE6, 0x9F, 0x00), (255, 255, 255)) - 2.25).abs() < 0.005);
    }

    #[test]
    fn every_meaningful_role_can_be_seen_and_every_label_read() {
        for mode in MODES {
            for polarity in POLARITIES {
                let theme = Theme { mode, polarity };
                let labels = [Role::Ink, Role::InkMuted, Role::Positive, Role::Negative, Role::Accent, Role::Highlight];
                let pages = PAGES.iter().filter(|(of, _)| *of == mode).map(|(_, page)| *page);
                for background in pages.chain([theme.colour(Role::Surface)]) {
                    for role in labels.into_iter().chain((0..N_SERIES).map(Role::Series)) {
                        let ratio = contrast(theme.colour(role), background);
                        assert!(ratio >= 4.5, "{role:?} in {theme:?}: {ratio:.2}");
                    }
                    let ratio = contrast(theme.colour(Role::Context), background);
                    assert!(ratio >= 3.0, "context in {theme:?}: {ratio:.2}");
                }
            }
        }
    }

    /// Red–green and blue–yellow blindness at full strength: linear RGB matrices of Machado, Oliveira and Fernandes (2009).
    const VISION: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    /// Björn Ottosson's Oklab, after what a kind of vision leaves of the colour.
    fn seen((red, green, blue): Rgb, vision: &[[f64; 3]; 3]) -> [f64; 3] {
        let rgb = [linear(red), linear(green), linear(blue)];
        let mix = |row: &[f64; 3], of: &[f64; 3]| row.iter().zip(of).map(|(a, b)| a * b).sum::<f64>();
        let left = [0, 1, 2].map(|row| mix(&vision[row], &rgb).clamp(0.0, 1.0));
        let cones = [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
        .map(|row| mix(&row, &left).cbrt());
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
        .map(|row| mix(&row, &cones))
    }

    #[test]
    fn series_stay_apart_for_every_kind_of_vision() {
        for mode in MODES {
            let theme = Theme { mode, ..Theme::default() };
            for vision in &VISION {
                for a in 0..N_SERIES {
                    for b in 0..a {
                        let (first, second) =
                            (seen(theme.colour(Role::Series(a)), vision), seen(theme.colour(Role::Series(b)), vision));
                        let distance = first.iter().zip(second).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                        assert!(distance > 0.045, "series {b} and {a} in {mode:?}: {distance:.3}");
                    }
                }
            }
        }
    }

    /// The page and its charts are one thing to look at: both wear the colours of the style sheet.
    #[test]
    fn charts_and_page_agree() {
        let sheet = include_str!("../../style/tokens.css");
        let (light, dark) = sheet.split_once("[data-theme=\"dark\"]").unwrap();
        for (mode, tokens) in [(Mode::Light, light), (Mode::Dark, dark)] {
            let theme = Theme { mode, ..Theme::default() };
            let roles = [("card", Role::Surface), ("ink", Role::Ink), ("ink-muted", Role::InkMuted)];
            let series = (0..N_SERIES).map(|index| (format!("series-{}", index + 1), Role::Series(index)));
            for (token, role) in roles.map(|(token, role)| (token.to_owned(), role)).into_iter().chain(series) {
                let declaration = format!("--{token}: {};", theme.css(role));
                assert!(tokens.contains(&declaration), "{mode:?}: no {declaration}");
            }
        }
    }

    #[test]
    fn css_is_hexadecimal_and_palettes_wrap() {
        let theme = Theme::default();
        assert_eq!(theme.css(Role::Series(0)), "#1f6cce");
        assert_eq!(theme.colour(Role::Series(9)), theme.colour(Role::Series(1)));
    }
}
