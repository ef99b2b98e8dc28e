//! Types that several documents share, one file each.
