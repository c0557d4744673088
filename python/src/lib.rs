//! petik for Python: the module `petik._petik`, which the Python code of the package stands on.
//!
//! What is seen by users (records, `Extraction`, `Extractor`, the functions) is Python; here is what needs the library:
//! the extraction itself, its JSON and page, and columns in and out.

mod batch;
mod columns;
mod error;
mod extractor;
mod found;
mod lexicon;
mod text;

/// The module.
#[pyo3::pymodule]
mod _petik {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::batch::{flat_tables, flatten, nested_schema, nested_table, parts, table_schema};
    #[pymodule_export]
    use crate::columns::{days, ids, texts};
    #[pymodule_export]
    use crate::error::PetikError;
    #[pymodule_export]
    use crate::extractor::Extractor;
    #[pymodule_export]
    use crate::found::Found;
    #[pymodule_export]
    use crate::lexicon::Lexicon;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // The lists are read now, not first in a process that was forked while another thread reads them.
        let _ = petik::extract("");
        module.add("KINDS", crate::extractor::KINDS.map(|(name, _)| name).to_vec())?;
        module.add("TABLES", crate::batch::table_names())?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
