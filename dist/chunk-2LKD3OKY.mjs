
import{nb as o}from"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";export{o as judgedFiles};
