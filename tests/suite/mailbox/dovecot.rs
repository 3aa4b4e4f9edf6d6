//! A real server of mailboxes, where one is installed.
