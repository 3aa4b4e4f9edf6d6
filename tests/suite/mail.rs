//! Letters on their way: what a server has taken, what the journal says of it, and that the two never disagree.

mod smtp;
