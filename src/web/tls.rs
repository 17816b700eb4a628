//! What is sent as nobody else's to read: a certificate and its key, and the way from a connection to its secret.

use std::fmt;
use std::io;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use thiserror::Error;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// The first byte of a TLS connection: the record of a handshake (RFC 8446, section 5.1).
const HANDSHAKE: u8 = 0x16;

/// A certificate and its key, ready to serve by.
#[derive(Clone)]
pub struct Tls(TlsAcceptor);

/// Why a certificate and a key cannot be served by.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TlsFault {
    /// There is no certificate in its file.
    #[error("no certificate")]
    NoCertificate,
    /// There is no private key in its file.
    #[error("no private key")]
    NoKey,
    /// The key is another certificate's.
    #[error("the key is not the certificate's")]
    OtherKey,
    /// What rustls says.
    #[error("{0}")]
    Unfit(String),
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tls(…)")
    }
}

impl Tls {
    /// Reads a chain of certificates, the server's own first, and its key, both as PEM (RFC 7468); other text is passed over.
    ///
    /// # Errors
    /// [`TlsFault`], where they are not such.
    pub fn read(chain: &[u8], key: &[u8]) -> Result<Self, TlsFault> {
        let chain: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(chain).collect::<Result<_, _>>().map_err(|_| TlsFault::NoCertificate)?;
        if chain.is_empty() {
            return Err(TlsFault::NoCertificate);
        }
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| TlsFault::NoKey)?;
        let unfit = |fault: rustls::Error| match fault {
            rustls::Error::InconsistentKeys(_) => TlsFault::OtherKey,
            fault => TlsFault::Unfit(fault.to_string()),
        };
        // Phones of ten years ago know no TLS 1.3.
        let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let builder = builder.with_safe_default_protocol_versions().map_err(unfit)?;
        let mut config = builder.with_no_client_auth().with_single_cert(chain, key).map_err(unfit)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }

    /// Agrees on a secret with who has connected.
    pub(super) async fn agree(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        self.0.accept(stream).await
    }
}

/// Whether who has connected begins with a handshake; else they speak in the clear. Nothing is taken from the stream.
pub(super) async fn shakes_hands(stream: &TcpStream) -> io::Result<bool> {
    let mut first = [0];
    Ok(stream.peek(&mut first).await? == 1 && first[0] == HANDSHAKE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> (String, String) {
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        (params.self_signed(&key).unwrap().pem(), key.serialize_pem())
    }

    #[test]
    fn what_is_no_certificate_and_key_is_told_apart() {
        let ((chain, key), (_, other)) = (made(), made());
        let read = |chain: &str, key: &str| Tls::read(chain.as_bytes(), key.as_bytes()).map(|_| ());
        assert_eq!(read(&format!("words\n{chain}"), &key), Ok(()));
        assert_eq!(read(&format!("{key}{chain}"), &format!("{chain}{key}")), Ok(()), "one file may hold both");
        assert_eq!(read("", &key), Err(TlsFault::NoCertificate));
        assert_eq!(read(&key, &key), Err(TlsFault::NoCertificate));
        assert_eq!(read(&chain, &chain), Err(TlsFault::NoKey));
        assert_eq!(read(&chain, &other), Err(TlsFault::OtherKey));
        let broken = chain.replacen("MII", "AII", 1);
        assert!(read(&broken, &key).is_err());
    }
}
