//! An authority of the test, and certificates of every sort that a server can show.

use std::sync::{Arc, LazyLock};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// What a server shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its own name, signed by the test's authority.
    Good,
    /// Another machine's name.
    OtherName,
    /// A year that is over.
    Expired,
    /// A year to come.
    NotYet,
    /// Signed by itself.
    SelfSigned,
}

static AUTHORITY: LazyLock<CertifiedIssuer<'static, KeyPair>> = LazyLock::new(|| {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    // a name of its own: else what signs itself would seem to be signed by it
    params.distinguished_name.push(DnType::CommonName, "autorite d'essai");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
});

/// The authority, as a file would hold it.
pub fn authority() -> String {
    AUTHORITY.pem()
}

impl Shown {
    pub fn config(self) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let name = if self == Self::OtherName { "autre.exemple.nc" } else { "localhost" };
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        match self {
            Self::Expired => params.not_after = date_time_ymd(2020, 1, 1),
            Self::NotYet => params.not_before = date_time_ymd(2090, 1, 1),
            _ => {}
        }
        let certificate = match self {
            Self::SelfSigned => params.self_signed(&key).unwrap(),
            _ => params.signed_by(&key, &*AUTHORITY).unwrap(),
        };
        let chain: Vec<CertificateDer> = vec![certificate.der().clone()];
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        Arc::new(config)
    }
}
