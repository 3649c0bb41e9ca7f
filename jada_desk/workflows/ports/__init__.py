"""What the workflows need of the world, as protocols and the frozen values that cross them; a module a world.

Every method may raise the errors of `jada_desk.domain.errors`; which of them a method means something special
by is said at the method. Implementations are safe to call from several threads at once.
"""
