//! UN/EDIFACT (ISO 9735, syntax versions 1 to 4).
