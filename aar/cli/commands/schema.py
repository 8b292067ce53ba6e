"""`aar schema`: what the lines of a bundle may hold."""

from typing import Annotated

import typer

from aar.cli.output import print_json


def schema(entity: Annotated[str | None, typer.Argument(metavar="ENTITY")] = None) -> None:
    """Print the JSON Schema of one file of a bundle, or of all by their names."""
    from aar.domain.bundle import ENTITIES, schema_of
    from aar.errors import InputError

    schemas = {known.name: known for known in ENTITIES}
    if entity is None:
        print_json({name: schema_of(known) for name, known in schemas.items()})
    elif entity in schemas:
        print_json(schema_of(schemas[entity]))
    else:
        raise InputError(f"A bundle has no {entity}.", f"It has {', '.join(schemas)}.")


COMMAND = schema
