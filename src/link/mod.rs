//! From mentions to what they mean together.

pub(crate) mod dates;
pub(crate) mod readings;
