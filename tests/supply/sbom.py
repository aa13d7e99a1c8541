"""`python -m tests.supply.sbom FILE`: a bill of materials, in CycloneDX 1.6, of both locks.

The same locks make the same bytes: it says no time, and its serial number is made of its content.
"""

from __future__ import annotations

import hashlib
import json
import sys
import uuid
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from kg.version import __version__
from tests.supply import lock
from tests.supply.licences import licence, lists
from tests.supply.lock import File, Package

VERSION = SchemaVersion.V1_6
DEFAULT = lock.ROOT / "build" / "sbom.cdx.json"


def text() -> str:
    """The bill, as JSON."""
    packages = [*lock.python(), *lock.npm()]
    told = lists().told
    components = {package: _component(package, told) for package in packages}
    by_name: dict[tuple[str, str], list[Component]] = {}
    for package, component in components.items():
        by_name.setdefault((package.ecosystem, package.name), []).append(component)
    ours = _ours()
    bill = Bom(components=components.values())
    bill.metadata.component = ours
    bill.register_dependency(
        ours, [one for name in lock.needed_directly() for one in by_name["pypi", name]]
    )
    for package, component in components.items():
        needs = [one for name in package.needs for one in by_name[package.ecosystem, name]]
        bill.register_dependency(component, needs)
    made = json.loads(make_outputter(bill, OutputFormat.JSON, VERSION).output_as_string())
    return _fixed(made)


def _ours() -> Component:
    return Component(
        name=lock.US,
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref=lock.US,
        purl=PackageURL("pypi", name=lock.US, version=__version__),
        licenses=[LicenseFactory().make_with_id("MIT")],
    )


def _component(package: Package, told: dict[str, str]) -> Component:
    namespace, _, name = package.name.rpartition("/")
    purl = PackageURL(package.ecosystem, namespace or None, name, package.version)
    said = licence(package, told)
    return Component(
        name=name,
        group=namespace or None,
        version=package.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope(package.scope),
        bom_ref=purl.to_string(),
        purl=purl,
        licenses=[LicenseFactory().make_from_string(said)] if said else [],
        # A release of npm is one file, one of PyPI many: each has its hash beside its address.
        hashes=[_hash(file) for file in package.files if not file.url],
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION, url=XsUri(file.url), hashes=[_hash(file)]
            )
            for file in package.files
            if file.url
        ],
    )


def _hash(file: File) -> HashType:
    return HashType(alg=HashAlgorithm(file.algorithm), content=file.digest)


def _fixed(bill: dict[str, object]) -> str:
    """Without what differs from one run to the next."""
    metadata = bill["metadata"]
    assert isinstance(metadata, dict)
    del bill["serialNumber"], metadata["timestamp"]
    content = json.dumps(bill, sort_keys=True)
    digest = hashlib.sha256(content.encode()).digest()
    bill["serialNumber"] = uuid.UUID(bytes=digest[:16], version=5).urn
    return json.dumps(bill, indent=2, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write the bill and say where."""
    file = Path(arguments[0]) if arguments else DEFAULT
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text(), encoding="utf-8")
    print(f"{file}: CycloneDX {VERSION.to_version()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
