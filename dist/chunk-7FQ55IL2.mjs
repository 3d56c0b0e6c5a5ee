
import{a as o}from"./chunk-23G762Q4.mjs";import"./chunk-HLA4Z73C.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-NRAMSL4S.mjs";import"./chunk-6XYVA76V.mjs";import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import"./chunk-JQG5FYNP.mjs";export{o as searched};
