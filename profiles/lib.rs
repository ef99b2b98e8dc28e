//! Profiles of a market as dated data: none is shipped yet.
