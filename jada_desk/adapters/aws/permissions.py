"""What to do where the AWS keys may not do something, by the names of IAM's actions."""

from jada_desk.domain.translation import tr


def permit(action: str, other: str = "") -> str:
    if other:
        return tr("Give them the permissions {one} and {other}.", one=action, other=other)
    return tr("Give them the permission {action}.", action=action)


def permit_on_bucket(name: str, action: str, other: str = "") -> str:
    if other:
        return tr(
            "Give them the permissions {one} and {other} on the bucket {name}.",
            one=action,
            other=other,
            name=name,
        )
    return tr("Give them the permission {action} on the bucket {name}.", action=action, name=name)


def permit_on_table(name: str, action: str) -> str:
    return tr("Give them the permission {action} on the table {name}.", action=action, name=name)


def permit_on_distribution(name: str, action: str) -> str:
    return tr("Give them the permission {action} on the distribution {name}.", action=action, name=name)
