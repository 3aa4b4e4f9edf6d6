//! TLS by the system's own verifier, with an authority of one's own where the settings name one. There is no way
//! to accept a certificate that does not hold.

use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, ClientConnection};
use rustls_platform_verifier::Verifier;

use super::wire::{Certificate, Trouble};
use crate::disk;
use crate::settings::Server;

/// Largest file of authorities; a bundle of all public ones is a quarter of this.
const LIMIT: u64 = 1_000_000;

/// What a connection to a server is secured with.
#[derive(Clone)]
pub(super) struct Tls {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
}

impl Tls {
    /// For a server of the settings.
    pub(super) fn new(server: &Server, host: &str) -> Result<Self, Trouble> {
        let mut own = Vec::new();
        if let Some(path) = &server.authority {
            let pem = disk::read(path, LIMIT).map_err(Trouble::Authority)?;
            own = CertificateDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>().unwrap_or_default();
            if own.is_empty() {
                return Err(Trouble::NoAuthority(path.clone()));
            }
        }
        let provider = Arc::new(ring::default_provider());
        let verifier = Verifier::new_with_extra_roots(own, Arc::clone(&provider)).map_err(trouble)?;
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(trouble)?
            .dangerous() // the builder's word for any verifier that is not its own
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        let name = ServerName::try_from(host.to_owned()).map_err(|_| Trouble::UnknownHost)?;
        Ok(Self { config: Arc::new(config), name })
    }

    /// A talk to begin.
    pub(super) fn connection(&self) -> Result<ClientConnection, Trouble> {
        ClientConnection::new(Arc::clone(&self.config), self.name.clone()).map_err(trouble)
    }
}

/// What an error of the library means to a person.
pub(super) fn trouble(error: rustls::Error) -> Trouble {
    match error {
        rustls::Error::InvalidCertificate(error) => Trouble::Certificate(match error {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Certificate::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Certificate::NotYet
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Certificate::OtherName
            }
            CertificateError::UnknownIssuer => Certificate::Unknown,
            other => Certificate::Other(other.to_string()),
        }),
        // words in clear where a record should be
        rustls::Error::InvalidMessage(_) => Trouble::NotTls,
        other => Trouble::Tls(other.to_string()),
    }
}
